/** Text to suites, plans and claims; every key that it does not know is an error. */
package org.servletbench.harness.suite;
