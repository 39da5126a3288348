package org.servletbench.harness.model;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Target, workload and downstream behaviour: what one row of the table is about.
 *
 * @param name unique in its suite, lower case, digits and hyphens: it names a folder
 * @param delay how long the downstream sleeps
 */
public record Scenario(
    String name,
    Strategy strategy,
    Driver driver,
    Load.Open load,
    WarmUp warmUp,
    Duration delay,
    AppSettings app) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Scenario {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "scenario name '" + name + "' must be lower-case words, joined by hyphens");
    }
    if (delay.toMillis() < 1) {
      throw new IllegalArgumentException(
          "downstream.delay must be at least 1 ms, not " + delay.toNanos() / 1e6 + " ms");
    }
  }

  /**
   * The same dimensionless experiment in an n-th of its time: delay, window and timeouts divided,
   * rates multiplied. The warm-up stays as it is.
   *
   * @throws IllegalArgumentException if the delay falls below 1 ms
   */
  public Scenario scaled(double n) {
    if (n == 1) {
      return this;
    }
    return new Scenario(
        name,
        strategy,
        driver,
        new Load.Open(
            load.ratePerSecond() * n,
            load.arrivals(),
            divide(load.duration(), n),
            divide(load.timeout(), n)),
        warmUp,
        divide(delay, n),
        new AppSettings(
            app.tomcatThreads(),
            app.asyncPool(),
            divide(app.asyncTimeout(), n),
            divide(app.downstreamTimeout(), n)));
  }

  /** To the nearest millisecond, the resolution of the sleeping service; below 1 ms as it is. */
  private static Duration divide(Duration duration, double n) {
    double millis = duration.toNanos() / 1e6 / n;
    return millis < 1
        ? Duration.ofNanos(Math.round(millis * 1e6))
        : Duration.ofMillis(Math.round(millis));
  }
}
