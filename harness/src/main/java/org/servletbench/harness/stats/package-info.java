/** Medians, intervals and differences of small samples, one value a launch. */
package org.servletbench.harness.stats;
