package org.servletbench.harness.cli;

import java.time.Duration;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Units;

/** The target of a search for capacity: a strategy of the app, or a server that already runs. */
final class ProbeTarget {
  /** The app gives up after twice as long, in at most a day. */
  private static final Duration LONGEST_PATIENCE = Duration.ofHours(12);

  private ProbeTarget() {}

  /**
   * Reads how long a client waits.
   *
   * @throws IllegalArgumentException for what is no duration, or out of range
   */
  static Duration patience(String text) {
    Duration patience = Units.parseDuration(text);
    if (patience.isZero() || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new IllegalArgumentException("must be above 0s and at most 12h, not " + text);
    }
    return patience;
  }

  /**
   * Returns a server that already runs.
   *
   * @throws IllegalArgumentException for a URL that waits for a downstream
   */
  static Target running(String url) {
    TargetUrl parsed = TargetUrl.parse(url);
    if (parsed.hasDelay()) {
      throw new IllegalArgumentException(
          "--url has {delay}, but no downstream is started beside a URL: write the number");
    }
    return new Target.Running(parsed);
  }

  /**
   * Returns the app, which gives up after twice the time that its clients wait.
   *
   * @param patience how long a client waits
   * @throws IllegalArgumentException for a strategy that is not known, or a size out of range
   */
  static Target app(String strategy, int threads, int pool, Duration patience) {
    // In whole milliseconds, as the app takes it.
    Duration longer = Duration.ofMillis(patience.multipliedBy(2).plusNanos(999_999).toMillis());
    return new Target.App(Strategy.of(strategy), new AppSettings(threads, pool, longer, longer));
  }
}
