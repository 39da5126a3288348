/**
 * Drivers: the load that they are asked for, how they are started, and how their output is read.
 */
package org.servletbench.harness.load;
