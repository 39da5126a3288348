/** Computes every figure of a trial from its raw files; nothing here has an effect. */
package org.servletbench.harness.metrics;
