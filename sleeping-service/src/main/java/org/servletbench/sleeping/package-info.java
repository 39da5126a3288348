/**
 * The downstream of the benchmark: it answers {@code true} after the delay that the path asks for,
 * and keeps count.
 */
package org.servletbench.sleeping;
