package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;
import static org.servletbench.harness.catalogue.Metric.Kind.VALUE;

/** What a request costs the app, and how much memory a request in flight keeps. */
public enum CostFigure implements Metric {
  ALLOCATED_BYTES_PER_REQUEST(
      LOWER,
      "side door allocatedBytes",
      "bytes that the app's threads allocated in the window, virtual and ended ones included /"
          + " requests completed in it",
      Words.NO_SIDE_DOOR),
  GC_US_PER_REQUEST(
      LOWER,
      "side door gc.millis",
      "time of collections in the window / requests completed in it; with a concurrent collector"
          + " their time beside the app counts too",
      Words.NO_SIDE_DOOR),
  CARRIERS_PEAK(
      VALUE,
      "side door virtualThreads.carriers",
      "most in a reading in the window; more than cores: the scheduler made up for pinned or"
          + " blocked ones",
      Words.JDK),
  VIRTUAL_RUNNABLE_PEAK(
      VALUE,
      "side door virtualThreads.mounted + queued",
      "most virtual threads that ran or waited for a carrier in a reading in the window; waiting"
          + " ones are not told",
      Words.JDK),
  IN_FLIGHT_MEAN(
      VALUE,
      Words.IN_FLIGHT,
      "requests sent and not answered, at the ends of the window's seconds, mean; all clients of a"
          + " closed load with wrk and ab",
      Words.NO_CLIENTS),
  IN_FLIGHT_PEAK(VALUE, Words.IN_FLIGHT, "most of these", Words.NO_CLIENTS),
  RSS_KIB_PER_IN_FLIGHT(
      LOWER,
      "/proc/PID/stat rss, app, (peak in MEASURE - least ahead of it) / in_flight_peak",
      "(`rss_peak_mib` - least resident memory in a reading before the window) / `in_flight_peak`",
      "fewer than 500 in flight, where the JVM's own growth outweighs it"),
  RSS_KIB_PER_IN_FLIGHT_WARM(
      LOWER,
      "/proc/PID/stat rss, app, (peak in MEASURE - at the start of the load) / requests in"
          + " flight beyond the warm-up's",
      "(`rss_peak_mib` - resident memory at the start of the measured load, the warm app at"
          + " rest) /"
          + " (`in_flight_peak` - most in flight at an end of a second of the warm-up, whose memory"
          + " may still be resident): without code, classes and what of the heap the warm-up has"
          + " touched",
      "fewer than 500, or than half of `in_flight_peak`, in flight beyond the warm-up's"),
  LIVE_HEAP_KIB_PER_IN_FLIGHT(
      LOWER,
      "side door heapLiveMib, (after a collection under load - at rest) / in flight, least",
      "(heap after a collection - least after one before the window: the app at rest) / requests in"
          + " flight then, the least of the collections that came while at least half of"
          + " `in_flight_peak` were in flight, and had been a second before",
      "fewer than 500 in flight, or no collection");

  private final Declaration declared;

  CostFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
