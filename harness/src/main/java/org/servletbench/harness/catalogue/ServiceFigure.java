package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Better.LOWER;
import static org.servletbench.harness.catalogue.Metric.Better.NEITHER;
import static org.servletbench.harness.catalogue.Metric.Pooling.MEDIAN;
import static org.servletbench.harness.catalogue.Metric.Pooling.SUM;

import java.util.Locale;

/** The figures from the app, the downstream and the kernel. */
public enum ServiceFigure implements Metric {
  DOWNSTREAM_CALLS_STARTED(
      NEITHER,
      SUM,
      "side door downstreamCallsStarted",
      "after the drain minus before `MEASURE`; a gate",
      Words.NO_SIDE_DOOR),
  WAITING_AT_WINDOW_END(
      LOWER,
      MEDIAN,
      "sent - side door downstreamCallsStarted",
      "at the window's end: arrivals so far minus calls started so far; between the readings"
          + " around it, calls start evenly where there is a queue, and as requests arrive where"
          + " there is none",
      "no reading within a second on both sides; wrk, ab"),
  POLLER_THREADS(
      NEITHER,
      MEDIAN,
      "side door threads, names in -Poller",
      "platform threads whose name ends in `-Poller`, after the drain",
      "they were not read: the row is missing"),
  DRAINED_AFTER_S(
      LOWER,
      MEDIAN,
      "side door requestsCompleted",
      "first reading at which all requests had ended in the app, minus the window's start",
      "it never came; wrk, ab"),
  DOWNSTREAM_HITS(
      NEITHER,
      SUM,
      "sleeping-service /stats hits",
      "since its reset, after the drain; a gate",
      Words.NO_DOWNSTREAM),
  DOWNSTREAM_IN_FLIGHT_PEAK(
      NEITHER,
      MEDIAN,
      "sleeping-service /stats inFlightPeak",
      "most at once since its reset",
      Words.NO_DOWNSTREAM),
  DOWNSTREAM_LATENESS_P50_MS(
      LOWER,
      MEDIAN,
      Words.LATENESS,
      "median of actual minus asked delay, since its reset",
      Words.NEVER_CALLED),
  DOWNSTREAM_LATENESS_P99_MS(
      LOWER, MEDIAN, Words.LATENESS, "99th percentile; a gate", Words.NEVER_CALLED),
  DOWNSTREAM_LATENESS_MAX_MS(LOWER, MEDIAN, Words.LATENESS, "longest", Words.NEVER_CALLED),
  LISTEN_OVERFLOWS(
      LOWER,
      SUM,
      "/proc/net/netstat ListenOverflows",
      "growth over the trial, for the whole host; a gate",
      "never"),
  WAKE_UP_FLOOR_P99_MS(
      LOWER,
      MEDIAN,
      "harness: pauses of 10 ms, MEASURE",
      "how late the machine woke an idle thread of the harness from pauses of 10 ms, 99th"
          + " percentile, in `MEASURE`",
      "never"),
  TIME_WAIT_BEFORE(
      LOWER,
      MEDIAN,
      Words.SOCKETS,
      "sockets in TIME_WAIT before the processes start, for the whole host; a gate",
      "never"),
  TIME_WAIT_AFTER(LOWER, MEDIAN, Words.SOCKETS, "the same after the drain", "never"),
  SERVICE_TIME_MS(
      NEITHER,
      MEDIAN,
      "mean of the limiting pool, MEASURE",
      "mean of the limiting pool: `hold_time_mean_ms` for blocking, `task_time_mean_ms` for"
          + " async-blocking and async-context",
      "nothing is held; callable and web-async-task, whose tasks nothing times");

  private final Declaration declared;

  ServiceFigure(Better better, Pooling pooling, String source, String meaning, String empty) {
    this.declared =
        new Declaration(name().toLowerCase(Locale.ROOT), better, pooling, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }

  /** Texts that several constants share. */
  private static final class Words {
    private static final String LATENESS = "sleeping-service /stats lateness.histogram";
    private static final String SOCKETS = "/proc/net/sockstat tw";
    private static final String NO_DOWNSTREAM = "no downstream";
    private static final String NEVER_CALLED = "it was never called";
    private static final String NO_SIDE_DOOR = "no side door";
  }
}
