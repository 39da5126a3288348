/**
 * Trial records to measurements, gates, summaries, comparisons and verdicts; nothing here has an
 * effect.
 */
package org.servletbench.harness.verify;
