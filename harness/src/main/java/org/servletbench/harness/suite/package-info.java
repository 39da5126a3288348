/** Parses text into suites, plans and claims; every unknown key is an error. */
package org.servletbench.harness.suite;
