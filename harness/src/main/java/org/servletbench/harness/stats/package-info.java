/** Medians, intervals and differences of small samples, one value per launch. */
package org.servletbench.harness.stats;
