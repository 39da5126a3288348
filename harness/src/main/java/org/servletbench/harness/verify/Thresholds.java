package org.servletbench.harness.verify;

/** The thresholds of the gates; {@code docs/method.md} gives the reason and the remedy of each. */
final class Thresholds {
  /**
   * The largest lag of arrivals for JMeter, 99th percentile, milliseconds. It is one slot of the
   * article's 20/s: beyond it the load has lost its shape.
   */
  static final double JMETER_LAG_P99_MS = 50;

  /**
   * The same for the open-loop driver, whose lag is part of its latency: a tenth of JMeter's, or a
   * hundredth of the median latency if that is more.
   */
  static final double OPEN_LOOP_LAG_P99_MS = 5;

  static final double LAG_OF_LATENCY = 0.01;

  /** The share of a core beyond which a generator with one loop is itself the bottleneck. */
  static final double GENERATOR_CORE_SHARE = 0.9;

  /** The largest share of the machine's time that may go to other machines. */
  static final double STOLEN_SHARE = 0.10;

  /**
   * The largest share of the machine that may be busy with none of the trial's processes: the
   * harness and the kernel take some hundredths of a core.
   */
  static final double OTHERS_SHARE = 0.15;

  /**
   * The largest lateness of the downstream, 99th percentile, milliseconds: ten times what claim S14
   * allows, or a twentieth of the delay if that is more.
   */
  private static final double DOWNSTREAM_LATENESS_P99_MS = 50;

  private static final double LATENESS_OF_DELAY = 0.05;

  /** The largest share of the ephemeral ports that may be in TIME_WAIT when a trial begins. */
  static final double TIME_WAIT_SHARE = 0.5;

  /** The largest share of the limit of open files that a process may use. */
  static final double OPEN_FILES_SHARE = 0.95;

  /** The least share of requests on kept-alive connections, if those are asked for. */
  static final double KEPT_ALIVE = 0.9;

  /** The largest share of good requests after which a connection may end that should be kept. */
  static final double ENDED_CONNECTIONS = 0.1;

  /** The largest relative distance of X W from N on a closed loop, by Little's law. */
  static final double LITTLE = 0.03;

  /** The relative resolution of a histogram; with a millisecond more it is the room of law L9. */
  static final double RESOLUTION = 0.002;

  /** The largest relative distance of the stages' medians, added up, from the whole's. */
  static final double STAGES_OFF = 0.05;

  /**
   * The share of the readings in MEASURE in which a pool must be full to count as the limit: most
   * of them, since a queue takes a while to build up.
   */
  static final double FULL_SHARE = 0.6;

  /** The share of all cores that must be busy for the CPU to count as the limit. */
  static final double CPU_SHARE = 0.95;

  /**
   * The largest share of the window in which a CPU quota may hold the target back. The figure is a
   * mean over cores, so that one busy core of n is held back for up to n times as long.
   */
  static final double THROTTLED_SHARE = 0.05;

  /** The share of a core beyond which one thread of the target is saturated. */
  static final double ONE_THREAD_SHARE = 0.85;

  /**
   * The share of all cores that the trial's own processes must use for that. A neighbour's work is
   * not our limit, and the kernel does not attribute all its work on sockets to processes.
   */
  static final double OWN_CPU_SHARE = 0.6;

  /** The share of a calibrated ceiling beyond which a scenario is flagged. */
  static final double CEILING_SHARE = 0.7;

  /**
   * The largest lateness of the sleeping service, 99th percentile, milliseconds, at a rate within
   * its capacity: what claim S14 allows.
   */
  static final double CAPACITY_LATENESS_P99_MS = 5;

  /** The least share of the requested rate that the driver must have sent for a probe to count. */
  static final double PROBE_SENT_SHARE = 0.99;

  /** The standard errors by which the halves of a window must differ at least. */
  static final double HALVES_ERRORS = 3;

  /** The same where a few events decide: p99 by some pauses, CPU time by a collection more. */
  static final double HALVES_ERRORS_OF_FEW = 4;

  /**
   * The difference of latencies that does not matter: a fifth of what the target adds to the
   * downstream's delay, but not less than a fifth of what makes two scenarios different, and no
   * more than that.
   */
  private static final double HALVES_OF_OWN = 0.2;

  private static final double HALVES_LEAST = RunComparer.MARGIN / 5;
  private static final double HALVES_MOST = RunComparer.MARGIN;

  /** The same for CPU time per request: half of the 30 % that must be found. */
  private static final double HALVES_OF_CPU = 0.15;

  /**
   * The standard deviation of a request's CPU time, of its mean, collections and the like among it.
   * Steady windows of 570 to 960 requests a half were 1.1 to 1.5 apart.
   */
  private static final double CPU_SCATTER = 1.5;

  private Thresholds() {}

  /**
   * Returns by how much a latency may differ between the halves of a window, milliseconds.
   *
   * @param least lower one of the two
   * @param leastRoom least difference that matters
   */
  static double halvesLatency(double least, double delayMillis, double leastRoom) {
    return Math.max(
        leastRoom,
        Math.clamp(
            HALVES_OF_OWN * (least - delayMillis), HALVES_LEAST * least, HALVES_MOST * least));
  }

  /**
   * Returns by how much the CPU time per request may differ, microseconds. If requests scatter by
   * {@link #CPU_SCATTER} times their mean, the means of n and of n others scatter by sqrt(2 / n) of
   * that.
   *
   * @param least lower one of the two
   * @param completed requests of a half
   */
  static double halvesCpu(double least, double completed) {
    return least
        * Math.max(HALVES_OF_CPU, HALVES_ERRORS_OF_FEW * CPU_SCATTER * Math.sqrt(2 / completed));
  }

  /** Returns the lateness beyond which the downstream itself is a bottleneck, milliseconds. */
  static double latenessP99(double delayMillis) {
    return Math.max(DOWNSTREAM_LATENESS_P99_MS, LATENESS_OF_DELAY * delayMillis);
  }
}
