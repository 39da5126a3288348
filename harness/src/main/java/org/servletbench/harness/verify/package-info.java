/**
 * Turns figures into gates, limits, summaries, comparisons and verdicts; nothing here has an
 * effect.
 */
package org.servletbench.harness.verify;
