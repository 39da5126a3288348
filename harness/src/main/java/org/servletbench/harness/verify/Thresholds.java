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

  /** The largest share of the window in which a CPU quota may hold the target back. */
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

  /**
   * The largest difference of the medians of a window's halves: a fifth of what the target adds to
   * the downstream's delay, a hundredth of the whole, or half a millisecond.
   */
  private static final double HALVES_P50_OF_OWN = 0.2;

  private static final double HALVES_P50_OF_WHOLE = 0.01;
  private static final double HALVES_P50_MS = 0.5;

  /** The same for p99, which one collection in one of the halves moves. */
  private static final double HALVES_P99_OF_OWN = 0.5;

  private static final double HALVES_P99_OF_WHOLE = 0.03;
  private static final double HALVES_P99_MS = 2;

  /** The same for CPU time per request, or one collection or compilation in one of the halves. */
  private static final double HALVES_CPU = 0.2;

  private static final double HALVES_CPU_MICROS = 20_000;

  private Thresholds() {}

  /**
   * Returns by how much the medians of a window's halves may differ, milliseconds.
   *
   * @param least lower one of the medians
   */
  static double halvesP50(double least, double delayMillis) {
    return Math.max(
        HALVES_P50_MS,
        Math.max(HALVES_P50_OF_WHOLE * least, HALVES_P50_OF_OWN * (least - delayMillis)));
  }

  /** Returns the same for their 99th percentiles. */
  static double halvesP99(double least, double delayMillis) {
    return Math.max(
        HALVES_P99_MS,
        Math.max(HALVES_P99_OF_WHOLE * least, HALVES_P99_OF_OWN * (least - delayMillis)));
  }

  /**
   * Returns the same for CPU time per request, microseconds.
   *
   * @param completed requests completed in a half
   */
  static double halvesCpu(double least, double completed) {
    return Math.max(HALVES_CPU * least, HALVES_CPU_MICROS / Math.max(1, completed));
  }

  /** Returns the lateness beyond which the downstream itself is a bottleneck, milliseconds. */
  static double latenessP99(double delayMillis) {
    return Math.max(DOWNSTREAM_LATENESS_P99_MS, LATENESS_OF_DELAY * delayMillis);
  }
}
