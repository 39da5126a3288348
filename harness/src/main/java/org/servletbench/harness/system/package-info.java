/**
 * Everything that touches the machine. Processes are started, awaited, read and ended here, and
 * only processes that this tool started are ended.
 */
package org.servletbench.harness.system;
