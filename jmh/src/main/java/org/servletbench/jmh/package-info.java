/**
 * Microbenchmarks of the parts that a way to wait is made of. They say what a part costs alone;
 * what a request costs in all is the harness's to measure.
 */
package org.servletbench.jmh;
