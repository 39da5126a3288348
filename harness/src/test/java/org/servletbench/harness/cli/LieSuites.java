package org.servletbench.harness.cli;

/** The suites of {@link PlantedLiesIT}, no longer than what each lie is found by. */
final class LieSuites {
  private LieSuites() {}

  /**
   * At a fifth of its time, 1050 requests: a percentile of 99 needs a thousand. One trial is a
   * verdict where a thread is held for twice of what claim S4 allows, which is 50 ms.
   */
  static final String FOR_VERDICTS =
      """
      suite: lies
      extends: quick
      driver: open-loop
      load: {model: open, rate: 30/s, arrivals: even, duration: 35s, timeout: 60s}
      downstream: {delay: 600ms}
      """;

  /** At a fifth of its time, 200 requests of JMeter, as late as they may be. */
  static final String FOR_GATES =
      """
      suite: lies
      extends: quick
      load: {model: open, rate: 20/s, arrivals: even, duration: 10s, timeout: 10s}
      warm-up: {rate: 30/s, duration: 1s, delay: 20ms}
      """;
}
