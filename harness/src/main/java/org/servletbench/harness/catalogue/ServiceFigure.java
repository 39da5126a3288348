package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.COUNT;
import static org.servletbench.harness.catalogue.Metric.Kind.FEWER;
import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;
import static org.servletbench.harness.catalogue.Metric.Kind.VALUE;

/** The figures from the app, the downstream and the kernel. */
public enum ServiceFigure implements Metric {
  DOWNSTREAM_CALLS_STARTED(
      COUNT,
      "side door downstreamCallsStarted",
      "after the drain minus before `MEASURE`; a gate",
      Words.NO_SIDE_DOOR),
  WAITING_AT_WINDOW_END(
      LOWER,
      "sent - side door downstreamCallsStarted",
      "at the window's end: arrivals so far minus calls started so far; between the readings"
          + " around it, calls start evenly where there is a queue, and as requests arrive where"
          + " there is none",
      "no reading within a second on both sides; wrk, ab; a closed load, whose clients send in"
          + " waves"),
  POLLER_THREADS(
      VALUE,
      "side door threads, names in -Poller",
      "platform threads whose name ends in `-Poller`, after the drain",
      "they were not read: the row is missing"),
  DRAINED_AFTER_S(
      LOWER,
      "side door requestsCompleted",
      "first reading at which all requests had ended in the app, minus the window's start",
      "it never came; wrk, ab"),
  DOWNSTREAM_HITS(
      COUNT,
      "sleeping-service /stats hits",
      "since its reset, after the drain; a gate",
      Words.NO_DOWNSTREAM),
  DOWNSTREAM_IN_FLIGHT_PEAK(
      VALUE,
      "sleeping-service /stats inFlightPeak",
      "most at once since its reset",
      Words.NO_DOWNSTREAM),
  DOWNSTREAM_LATENESS_P50_MS(
      LOWER,
      Words.LATENESS,
      "median of actual minus asked delay, since its reset",
      Words.NEVER_CALLED),
  DOWNSTREAM_LATENESS_P99_MS(LOWER, Words.LATENESS, "99th percentile; a gate", Words.NEVER_CALLED),
  DOWNSTREAM_LATENESS_MAX_MS(LOWER, Words.LATENESS, "longest", Words.NEVER_CALLED),
  LISTEN_OVERFLOWS(
      FEWER,
      "/proc/net/netstat ListenOverflows",
      "growth since the pause before the measured load, for the whole host; a gate",
      "never"),
  WAKE_UP_FLOOR_P99_MS(
      LOWER,
      "harness: pauses of 10 ms, MEASURE",
      "how late the machine woke an idle thread of the harness from pauses of 10 ms, 99th"
          + " percentile, in `MEASURE`",
      "never"),
  TIME_WAIT_BEFORE(
      LOWER,
      Words.SOCKETS,
      "sockets in TIME_WAIT before the processes start, for the whole host; a gate",
      "never"),
  TIME_WAIT_AFTER(LOWER, Words.SOCKETS, "the same after the drain", "never"),
  SERVICE_TIME_MS(
      VALUE,
      "mean of the limiting pool, MEASURE",
      "mean of the limiting pool: `hold_time_mean_ms` for blocking and, up to JDK 23,"
          + " virtual-threads-synchronized, `task_time_mean_ms` for async-blocking and"
          + " async-context",
      "nothing is held; callable and web-async-task, whose tasks nothing times");

  private final Declaration declared;

  ServiceFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
