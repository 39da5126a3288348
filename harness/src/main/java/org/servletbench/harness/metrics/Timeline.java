package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.TrialRecord;

/** A trial second by second, from the start of MEASURE to the last answer. */
public final class Timeline {
  private Timeline() {}

  /**
   * One second. Counts and latencies belong to requests that ended in it; sent and offered to
   * requests that began in it. In flight and waiting are the numbers at its end.
   *
   * @param second number of the second; 0 is the first of MEASURE
   * @param waiting requests sent for which the app has not called the downstream yet
   * @param good all good answers in it, including those to requests sent before MEASURE, as {@code
   *     goodput_rps} counts them
   */
  public record Second(
      int second,
      double offered,
      double sent,
      double completed,
      Outcomes outcomes,
      OptionalDouble p50Millis,
      OptionalDouble p99Millis,
      OptionalDouble maxMillis,
      OptionalDouble waiting,
      double inFlight,
      double good) {}

  /** Builds the seconds; empty if nothing was sent or the driver reports nothing by the second. */
  public static List<Second> of(TrialRecord record) {
    return switch (record.recording()) {
      case Recording.Requests requests ->
          Window.of(record)
              .map(window -> seconds(record, requests.measured(), window.originMillis()))
              .orElse(List.of());
      case Recording.Seconds seconds -> {
        WaitingRequests waiting = WaitingRequests.of(record);
        yield seconds.measured().stream().map(second -> second(seconds, second, waiting)).toList();
      }
      case Recording.Report report -> List.of();
    };
  }

  private static Second second(
      Recording.Seconds recording, Recording.Second second, WaitingRequests waiting) {
    MergedHistogram felt = MergedHistogram.ofAll(List.of(second), ".felt");
    Outcomes outcomes = Outcomes.ofSeconds(List.of(second));
    return new Second(
        second.second(),
        second.count("offered"),
        second.count("sent"),
        second.count("completed"),
        outcomes,
        felt.at(P50),
        felt.at(P99),
        felt.at(MAX),
        waiting(waiting, recording.measureStartMillis() + (second.second() + 1) * 1000.0),
        second.count("in_flight"),
        outcomes.of(Outcome.OK) + second.count(Recording.Second.OK_EARLIER));
  }

  private static List<Second> seconds(TrialRecord record, List<Request> requests, double origin) {
    double[] starts = requests.stream().mapToDouble(Request::startMillis).sorted().toArray();
    List<Request> byEnd =
        requests.stream().sorted(Comparator.comparingDouble(Request::endMillis)).toList();
    double[] ends = byEnd.stream().mapToDouble(Request::endMillis).toArray();
    WaitingRequests waiting = WaitingRequests.of(record);
    long cap = record.scenario().load().timeout().toMillis();
    double last = ends.length == 0 ? origin : ends[ends.length - 1];
    List<Second> seconds = new ArrayList<>();
    for (int second = 0; origin + second * 1000.0 <= last; second++) {
      double from = origin + second * 1000.0;
      double to = from + 1000;
      int sentSoFar = SentRequests.before(starts, to);
      int endedSoFar = SentRequests.before(ends, to);
      List<Request> ended = byEnd.subList(SentRequests.before(ends, from), endedSoFar);
      Millis felt = Millis.ofAll(ended, cap);
      Outcomes outcomes = Outcomes.ofRequests(ended);
      seconds.add(
          new Second(
              second,
              offered(record, second),
              sentSoFar - SentRequests.before(starts, from),
              ended.size(),
              outcomes,
              felt.at(P50),
              felt.at(P99),
              felt.at(MAX),
              waiting(waiting, to),
              sentSoFar - endedSoFar,
              outcomes.of(Outcome.OK)));
    }
    return seconds;
  }

  /** Empty where it came out below 0: not all arrivals are as even as they are taken to be. */
  private static OptionalDouble waiting(WaitingRequests waiting, double epochMillis) {
    return waiting.at(epochMillis).stream().filter(count -> count >= 0).findFirst();
  }

  /** Counts the slots of the schedule inside the second. */
  private static double offered(TrialRecord record, int second) {
    Load.Open load = record.scenario().open().orElseThrow();
    double rate = load.ratePerSecond();
    double planned = load.requests();
    return Math.min(planned, Math.ceil((second + 1) * rate))
        - Math.min(planned, Math.ceil(second * rate));
  }
}
