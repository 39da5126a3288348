package org.servletbench.harness.report;

import java.util.List;

/** Where values lie in a picture. */
interface Scale {
  /** Returns the position of a value; a value beyond an end lies at that end. */
  double at(double value);

  /** Returns the few values that are labelled, the least first. */
  List<Double> ticks();
}
