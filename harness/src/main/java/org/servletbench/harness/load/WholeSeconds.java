package org.servletbench.harness.load;

import java.time.Duration;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;

/** Converts durations to whole seconds, the only ones that wrk and ab take. */
final class WholeSeconds {
  private WholeSeconds() {}

  /**
   * @param name name of the duration in the suite
   * @throws BenchException when it is not a whole number of seconds: rounding would measure
   *     something else than the suite says
   */
  static long of(String tool, String name, Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.getNano() != 0) {
      throw BenchException.usage(
          Text.of(
              "%s: %s takes whole seconds only, not %s: write a value like 60s, or use another"
                  + " driver",
              name, tool, Units.formatDuration(duration)));
    }
    return duration.toSeconds();
  }
}
