/** Summaries, comparisons and verdicts to text; the only package that formats figures. */
package org.servletbench.harness.report;
