/** The commands: each parses, calls one thing and prints. Only this package knows exit codes. */
package org.servletbench.harness.cli;
