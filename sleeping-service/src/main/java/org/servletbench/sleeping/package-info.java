/**
 * The downstream of the benchmark. It answers {@code true} after the delay that the path asks for,
 * and counts the requests.
 */
package org.servletbench.sleeping;
