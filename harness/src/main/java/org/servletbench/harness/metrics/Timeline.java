package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
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
      case Recording.Seconds seconds ->
          seconds.measured().stream().map(second -> second(record, seconds, second)).toList();
      case Recording.Report report -> List.of();
    };
  }

  private static Second second(
      TrialRecord record, Recording.Seconds recording, Recording.Second second) {
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
        WaitingRequests.at(record, recording.measureStartMillis() + (second.second() + 1) * 1000.0),
        second.count("in_flight"),
        outcomes.of(Outcome.OK) + second.count(Recording.Second.OK_EARLIER));
  }

  private static List<Second> seconds(TrialRecord record, List<Request> requests, double origin) {
    double last = requests.stream().mapToDouble(Request::endMillis).max().orElse(origin);
    List<Second> seconds = new ArrayList<>();
    for (int second = 0; origin + second * 1000.0 <= last; second++) {
      seconds.add(second(record, requests, origin, second));
    }
    return seconds;
  }

  private static Second second(
      TrialRecord record, List<Request> requests, double origin, int second) {
    double from = origin + second * 1000.0;
    double to = from + 1000;
    List<Request> ended =
        requests.stream().filter(r -> r.endMillis() >= from && r.endMillis() < to).toList();
    long sentSoFar = requests.stream().filter(r -> r.startMillis() < to).count();
    long sentBefore = requests.stream().filter(r -> r.startMillis() < from).count();
    long endedSoFar = requests.stream().filter(r -> r.endMillis() < to).count();
    long cap = record.scenario().load().timeout().toMillis();
    Millis felt = Millis.ofAll(ended, cap);
    Outcomes outcomes = Outcomes.ofRequests(ended);
    return new Second(
        second,
        offered(record, second),
        sentSoFar - sentBefore,
        ended.size(),
        outcomes,
        felt.at(P50),
        felt.at(P99),
        felt.at(MAX),
        WaitingRequests.at(record, to),
        sentSoFar - endedSoFar,
        outcomes.of(Outcome.OK));
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
