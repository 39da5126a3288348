/** Commands that parse, call one thing and print; the only place that knows exit codes. */
package org.servletbench.harness.cli;
