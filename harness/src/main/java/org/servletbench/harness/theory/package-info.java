/** Predicts from queueing theory what a scenario must give; it never sees a response. */
package org.servletbench.harness.theory;
