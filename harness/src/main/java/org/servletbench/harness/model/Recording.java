package org.servletbench.harness.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The data that a driver recorded in a trial, in as much detail as that driver gives. */
public sealed interface Recording {
  /** Nothing was recorded. */
  Recording NOTHING = new Requests(List.of());

  /** From JMeter: every request, including the warm-up. */
  record Requests(List<Request> requests) implements Recording {
    public Requests {
      requests = List.copyOf(requests);
    }

    /** Returns the requests sent in MEASURE. */
    public List<Request> measured() {
      return requests.stream().filter(request -> request.phase() == Phase.MEASURE).toList();
    }
  }

  /**
   * From the open-loop driver: counts and histograms of every second.
   *
   * @param settleStartMillis start of the measured load, milliseconds since 1970; empty in runs of
   *     earlier versions, in which it is that of MEASURE
   * @param measureStartMillis start of MEASURE, milliseconds since 1970
   * @param seconds seconds in order; those before MEASURE are negative
   * @param totals driver's totals, written at its end; empty if it was cut short
   */
  record Seconds(
      OptionalLong settleStartMillis,
      long measureStartMillis,
      List<Second> seconds,
      Map<String, String> totals)
      implements Recording {
    public Seconds {
      seconds = List.copyOf(seconds);
      totals = Map.copyOf(totals);
    }

    /** Returns when the measured load began: with MEASURE, or before it. */
    public long loadStartMillis() {
      return settleStartMillis.orElse(measureStartMillis);
    }

    /** Whether the measured load ran before MEASURE. */
    public boolean isSettled() {
      return loadStartMillis() < measureStartMillis;
    }

    /** Returns the seconds of the warm-up and the pause. */
    public List<Second> ahead() {
      return seconds.stream().filter(second -> second.second() < firstOfLoad()).toList();
    }

    /** Returns the seconds from the start of the measured load to that of MEASURE. */
    public List<Second> settling() {
      return seconds.stream()
          .filter(second -> second.second() >= firstOfLoad() && second.second() < 0)
          .toList();
    }

    /** Returns the seconds from the start of the measured load to the end of the drain. */
    public List<Second> loaded() {
      return seconds.stream().filter(second -> second.second() >= firstOfLoad()).toList();
    }

    private long firstOfLoad() {
      return Math.floorDiv(loadStartMillis() - measureStartMillis, 1000L);
    }

    /** Returns the seconds from the start of MEASURE to the end of the drain. */
    public List<Second> measured() {
      return seconds.stream().filter(second -> second.second() >= 0).toList();
    }
  }

  /**
   * One second of the open-loop driver. A request counts as sent in the second of its start, and as
   * ended in the second of its end.
   *
   * @param second number of the second from the start of MEASURE; negative before it
   * @param counts counts by the names of seconds.csv
   * @param histograms HdrHistograms of nanoseconds by tag, compressed, in base64
   */
  record Second(int second, Map<String, Long> counts, Map<String, String> histograms) {
    /** The name of the median of done - slot over good answers, microseconds; 0 without any. */
    public static final String MEDIAN_MICROS = "ok_felt_p50_us";

    /** The name of the 99th percentile of it; 0 also in runs of earlier versions. */
    public static final String P99_MICROS = "ok_felt_p99_us";

    /** The name of the count of requests sent before MEASURE that ended in it, none dropped. */
    public static final String COMPLETED_EARLIER = "completed_earlier";

    /** The name of the count of the good ones among them. */
    public static final String OK_EARLIER = "ok_earlier";

    public Second {
      counts = Map.copyOf(counts);
      histograms = new TreeMap<>(histograms);
    }

    /** Returns a count, or a gauge at the end of the second. */
    public long count(String name) {
      return counts.getOrDefault(name, 0L);
    }
  }

  /**
   * From wrk and ab: the report that the tool prints at its end.
   *
   * @param startMillis start of the tool, milliseconds since 1970
   * @param durationSeconds duration as the tool measured it
   */
  record Report(long startMillis, double durationSeconds, List<Figure> figures)
      implements Recording {
    private static final double LONGEST_SECONDS = 1e6;

    public Report {
      if (!(durationSeconds > 0 && durationSeconds < LONGEST_SECONDS)) {
        throw new IllegalArgumentException(
            "a tool cannot have measured for " + durationSeconds + " s");
      }
      figures = List.copyOf(figures);
    }
  }
}
