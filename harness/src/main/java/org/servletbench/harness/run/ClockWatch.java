package org.servletbench.harness.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.servletbench.harness.model.Text;

/**
 * Notices that the clock of the machine was set while a trial ran. The window is cut by that clock
 * and the load is paced by another, so that the two no longer match.
 */
final class ClockWatch {
  /** What a clock may be corrected by without a step; NTP slews it by up to a thousandth. */
  private static final Duration ALLOWED = Duration.ofMillis(100);

  private static final int MOST_SLEW = 1000;
  private static final long NANOS = 1_000_000;

  private final LongSupplier wallMillis;
  private final LongSupplier nanos;
  private final long wallAtStart;
  private final long nanosAtStart;

  ClockWatch() {
    this(System::currentTimeMillis, System::nanoTime);
  }

  ClockWatch(LongSupplier wallMillis, LongSupplier nanos) {
    this.wallMillis = wallMillis;
    this.nanos = nanos;
    nanosAtStart = nanos.getAsLong();
    wallAtStart = wallMillis.getAsLong();
  }

  /** Says by how much it was set since then; empty if it was not. */
  Optional<String> problem() {
    long passed = (nanos.getAsLong() - nanosAtStart) / NANOS;
    long set = wallMillis.getAsLong() - wallAtStart - passed;
    return Math.abs(set) > ALLOWED.toMillis() + passed / MOST_SLEW
        ? Optional.of(
            Text.of(
                "the clock of this machine was set by %d ms while the trial ran, so that its window"
                    + " is not known: stop what sets it, and measure again",
                set))
        : Optional.empty();
  }
}
