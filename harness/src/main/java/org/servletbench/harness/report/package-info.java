/** Writes summaries, comparisons and verdicts as text; the only package that formats figures. */
package org.servletbench.harness.report;
