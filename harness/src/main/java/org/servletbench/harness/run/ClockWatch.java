package org.servletbench.harness.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.servletbench.harness.model.Text;

/**
 * Notices that the clock of the machine jumped while a trial ran. The window is cut by that clock
 * and the load is paced by another, so that the two no longer match. Where NTP only slews, both are
 * slewed.
 */
final class ClockWatch {
  /** What reading the two clocks one after the other may take on a busy machine. */
  private static final Duration ALLOWED = Duration.ofMillis(100);

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

  /** Says by how much it jumped since then; empty if it did not. */
  Optional<String> problem() {
    long passed = (nanos.getAsLong() - nanosAtStart) / NANOS;
    long set = wallMillis.getAsLong() - wallAtStart - passed;
    return Math.abs(set) > ALLOWED.toMillis()
        ? Optional.of(
            Text.of(
                "the clock of this machine jumped by %d ms while the trial ran, so that its window"
                    + " is not known: it was set, or the machine slept; measure again",
                set))
        : Optional.empty();
  }
}
