package org.servletbench.harness.run.beside;

import java.util.OptionalDouble;

/**
 * What a generator says at its end.
 *
 * @param requests that were answered, in whatever way
 * @param perSecond by its own clock
 * @param note what its figures need for not being misread; may be empty
 */
record Figures(
    double requests,
    double perSecond,
    OptionalDouble p50Millis,
    OptionalDouble p99Millis,
    String note) {
  Figures {
    if (!(requests >= 0) || !(perSecond >= 0)) {
      throw new IllegalArgumentException(requests + " requests, " + perSecond + "/s");
    }
  }
}
