/**
 * Everything that touches the machine: processes are started, awaited, read and ended here, and
 * nothing is ended that this tool did not start.
 */
package org.servletbench.harness.system;
