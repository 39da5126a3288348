package org.servletbench.harness.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a driver left behind of a trial, as fine as that driver can tell. */
public sealed interface Recording {
  /** Nothing was recorded. */
  Recording NOTHING = new Requests(List.of());

  /** JMeter: every request, warm-up included. */
  record Requests(List<Request> requests) implements Recording {
    public Requests {
      requests = List.copyOf(requests);
    }

    /** Those sent in MEASURE. */
    public List<Request> measured() {
      return requests.stream().filter(request -> request.phase() == Phase.MEASURE).toList();
    }
  }

  /**
   * Open-loop driver: counts and histograms of every second.
   *
   * @param measureStartMillis the slot of the first arrival, milliseconds since the epoch
   * @param seconds in order; warm-up included, as negative seconds
   * @param totals what the driver says of itself at its end; empty if it was cut short
   */
  record Seconds(long measureStartMillis, List<Second> seconds, Map<String, String> totals)
      implements Recording {
    public Seconds {
      seconds = List.copyOf(seconds);
      totals = Map.copyOf(totals);
    }

    /** From the start of MEASURE to the end of the drain. */
    public List<Second> measured() {
      return seconds.stream().filter(second -> second.second() >= 0).toList();
    }
  }

  /**
   * One second of the open-loop driver. What ended counts in the second of its end, what was sent
   * in that of its start.
   *
   * @param second from the start of MEASURE; negative in the warm-up
   * @param counts by the names of seconds.csv
   * @param histograms tag to HdrHistogram of nanoseconds, compressed, base64
   */
  record Second(int second, Map<String, Long> counts, Map<String, String> histograms) {
    /** Name of the median of done - slot over good answers, microseconds; 0 without one. */
    public static final String MEDIAN_MICROS = "ok_felt_p50_us";

    public Second {
      counts = Map.copyOf(counts);
      histograms = new TreeMap<>(histograms);
    }

    /** A count, or a gauge at the end of the second. */
    public long count(String name) {
      return counts.getOrDefault(name, 0L);
    }
  }

  /**
   * wrk and ab: what the tool says at its end.
   *
   * @param startMillis when it was started, milliseconds since the epoch
   * @param durationSeconds as the tool measured it
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
