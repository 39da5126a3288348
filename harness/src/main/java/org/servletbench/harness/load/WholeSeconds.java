package org.servletbench.harness.load;

import java.time.Duration;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;

/** Durations as wrk and ab take them. */
final class WholeSeconds {
  private WholeSeconds() {}

  /**
   * @param name of the duration, as the suite has it
   * @throws BenchException when it is not a whole number of seconds: cutting it would measure
   *     something else than the suite says
   */
  static long of(String tool, String name, Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.getNano() != 0) {
      throw BenchException.usage(
          Text.of(
              "%s: %s takes whole seconds only, not %s: write it like 60s, or use another driver",
              name, tool, Units.formatDuration(duration)));
    }
    return duration.toSeconds();
  }
}
