package org.servletbench.harness.run;

import java.util.function.BooleanSupplier;

/**
 * Ends a phase without a fixed length, as soon as a reading shows that it has lasted long enough.
 */
final class Judge {
  private final Sampler sampler;
  private final BooleanSupplier isReached;
  private final Runnable end;
  private int judged;
  private boolean isOver;

  /**
   * @param isReached asked once for each new reading
   * @param end what ends the phase
   */
  Judge(Sampler sampler, BooleanSupplier isReached, Runnable end) {
    this.sampler = sampler;
    this.isReached = isReached;
    this.end = end;
  }

  /** Judges if there is a new reading; to be called again and again. */
  void look() {
    int readings = sampler.count();
    if (isOver || readings == judged) {
      return;
    }
    judged = readings;
    if (isReached.getAsBoolean()) {
      end.run();
      isOver = true;
    }
  }
}
