/** Answers a suite's question from what a run found, as data that any report may put into words. */
package org.servletbench.harness.answer;
