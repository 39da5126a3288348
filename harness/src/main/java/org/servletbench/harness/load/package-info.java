/** Drivers: what they are asked to produce, how they are started and how their output is read. */
package org.servletbench.harness.load;
