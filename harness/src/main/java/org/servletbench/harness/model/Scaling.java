package org.servletbench.harness.model;

import java.time.Duration;

/** Divides the times of a scenario by n, and multiplies its rates by it. */
record Scaling(double n) {
  Scenario of(Scenario scenario) {
    return new Scenario(
        scenario.name(),
        scaled(scenario.target()),
        scenario.driver(),
        scaled(scenario.load()),
        scenario.client(),
        scenario.warmUp(),
        scenario.delay().map(this::divide),
        scenario.downstreamThreads(),
        scenario.pairedWith());
  }

  private Load scaled(Load load) {
    return switch (load) {
      case Load.Open open ->
          new Load.Open(open.arrivals().times(n), divide(open.duration()), divide(open.timeout()));
      case Load.Closed closed ->
          new Load.Closed(
              closed.connections(),
              exactly(closed.thinkTime()),
              exactly(closed.cycle()),
              closed.cycle().isZero() ? divide(closed.spread()) : exactly(closed.spread()),
              divide(closed.duration()),
              divide(closed.timeout()));
    };
  }

  private Target scaled(Target target) {
    return switch (target) {
      case Target.App(Strategy strategy, AppSettings app) ->
          new Target.App(strategy, app.withDurations(this::divide));
      case Target.Running running -> running;
      case Target.Command command -> command;
    };
  }

  /** Divides to the nearest millisecond, the sleeping service's resolution; exactly below 1 ms. */
  private Duration divide(Duration duration) {
    Duration exact = exactly(duration);
    return exact.compareTo(Duration.ofMillis(1)) < 0
        ? exact
        : Duration.ofMillis(Math.round(duration.toNanos() / 1e6 / n));
  }

  /** Divides to the nanosecond: a cycle that is rounded to milliseconds is another rate. */
  private Duration exactly(Duration duration) {
    return Duration.ofNanos(Math.round(duration.toNanos() / n));
  }
}
