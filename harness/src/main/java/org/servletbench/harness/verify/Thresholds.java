package org.servletbench.harness.verify;

/** Where a gate closes; {@code docs/method.md} gives the reason and the remedy of each. */
final class Thresholds {
  /**
   * Largest 99th percentile of the arrivals' lag for JMeter, milliseconds: one slot of the
   * article's 20/s, so that beyond it the load has lost its shape.
   */
  static final double JMETER_LAG_P99_MS = 50;

  /**
   * The same for the open-loop driver, whose lag is part of its latency: a tenth of that, and for
   * answers that take longer a hundredth of the median latency.
   */
  static final double OPEN_LOOP_LAG_P99_MS = 5;

  static final double LAG_OF_LATENCY = 0.01;

  /** Share of a core that a generator with one loop may use before it is the bottleneck itself. */
  static final double GENERATOR_CORE_SHARE = 0.9;

  /** Largest share of the machine's time that went to other machines. */
  static final double STOLEN_SHARE = 0.10;

  /**
   * Largest lateness of the downstream, 99th percentile, milliseconds: ten times what claim S14
   * allows; and for long delays a twentieth of the delay.
   */
  private static final double DOWNSTREAM_LATENESS_P99_MS = 50;

  private static final double LATENESS_OF_DELAY = 0.05;

  /** Largest share of the ephemeral ports that may be in TIME_WAIT when a trial begins. */
  static final double TIME_WAIT_SHARE = 0.5;

  /** Largest share of the limit of open files that a process may use. */
  static final double OPEN_FILES_SHARE = 0.95;

  /** Least share of requests on kept-alive connections where they are asked for. */
  static final double KEPT_ALIVE = 0.9;

  /** Little's law: largest relative distance of X W from N on a closed loop. */
  static final double LITTLE = 0.03;

  /** The resolution of a histogram, relative, and a millisecond: room for the ordering of L9. */
  static final double RESOLUTION = 0.002;

  /** Largest relative distance of the sum of the stages' medians from the median of the whole. */
  static final double STAGES_OFF = 0.05;

  /**
   * Share of the readings in MEASURE in which a pool is full for it to count as the limit: most of
   * them, since a queue takes a while to build up.
   */
  static final double FULL_SHARE = 0.6;

  /** Share of all cores that is busy where the CPU counts as the limit. */
  static final double CPU_SHARE = 0.95;

  /** Largest share of the window for which a CPU quota may hold the target back. */
  static final double THROTTLED_SHARE = 0.05;

  /** Share of a core beyond which one thread of the target does all that it can. */
  static final double ONE_THREAD_SHARE = 0.85;

  /**
   * Share of all cores that the processes of the trial must use for that: a neighbour's work is no
   * limit of ours, and the kernel's part of the work on sockets is not told by process.
   */
  static final double OWN_CPU_SHARE = 0.6;

  /** Share of a calibrated ceiling beyond which a scenario is flagged. */
  static final double CEILING_SHARE = 0.7;

  /**
   * Largest lateness of the sleeping service, 99th percentile, milliseconds, at a rate that counts
   * as within its capacity: what claim S14 allows.
   */
  static final double CAPACITY_LATENESS_P99_MS = 5;

  /** Least share of the asked rate that the driver must have sent for a probe to count. */
  static final double PROBE_SENT_SHARE = 0.99;

  private Thresholds() {}

  /** The lateness beyond which the downstream is a bottleneck itself, milliseconds. */
  static double latenessP99(double delayMillis) {
    return Math.max(DOWNSTREAM_LATENESS_P99_MS, LATENESS_OF_DELAY * delayMillis);
  }
}
