package org.servletbench.harness.audit;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.model.Text;

/** Rules about time: what cannot be spent, and what a clock or a timeout has cut off. */
final class ClockRules {
  private static final List<Meaning> LATENCIES =
      List.of(
          Meaning.MEAN,
          Meaning.P50,
          Meaning.P75,
          Meaning.P90,
          Meaning.P95,
          Meaning.P99,
          Meaning.P999,
          Meaning.MAX);

  /** Timeouts that people set, in seconds. */
  private static final Set<Double> USUAL_TIMEOUTS =
      Set.of(1.0, 2.0, 3.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 90.0, 120.0);

  /** The timeout of wrk if none is given, ms. */
  private static final double OF_WRK = 2000;

  /** A latency so finely printed does not stand on a whole timeout by chance. */
  private static final double FINE = 1e-3;

  private static final double FAR_BELOW = 0.1;

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "time-above-wall-clock",
              "",
              Severity.CONTRADICTION,
              "GC time <= duration x cores, and CPU time <= duration x cores",
              "duration, and GC time or CPU time; CPU time needs the cores",
              "More time was spent than there was, so the counter began before the run, or sums"
                  + " over several processes or threads.",
              Set.of(Meaning.DURATION, Meaning.CORES, Meaning.GC_TIME, Meaning.CPU_TIME),
              Rule.ofRow(ClockRules::aboveWallClock)),
          new Rule(
              "latency-zero",
              "",
              Severity.DOUBT,
              "latency > 0",
              "a mean, a percentile or a maximum",
              "No answer takes no time: the clock was too coarse, the figure was not measured, or"
                  + " the server refused before it worked.",
              EnumSet.copyOf(LATENCIES),
              Rule.ofRow(ClockRules::zero)),
          new Rule(
              "latency-at-cap",
              "",
              Severity.DOUBT,
              "a latency on a timeout has timeouts or errors told beside it",
              "p50, and a maximum or percentile that is exactly the stated timeout, or a usual one",
              "The tail ends where the client gave up, ten times above the median: the true latency"
                  + " is longer and unknown, and such requests must be counted.",
              Set.of(Meaning.MAX, Meaning.TIMEOUTS, Meaning.ERRORS, Meaning.ERROR_SHARE),
              Rule.ofRow(ClockRules::atCap)));

  private ClockRules() {}

  private static Optional<String> aboveWallClock(Row row) {
    if (!row.has(Meaning.DURATION)) {
      return Optional.empty();
    }
    double wall = row.get(Meaning.DURATION).orElseThrow().high();
    for (Meaning spent : List.of(Meaning.GC_TIME, Meaning.CPU_TIME)) {
      boolean tested = row.has(spent) && (spent == Meaning.GC_TIME || row.has(Meaning.CORES));
      double cores = row.get(Meaning.CORES).map(Printed::value).orElse(1.0);
      if (tested && row.get(spent).orElseThrow().low() > wall * cores) {
        return Optional.of(
            Text.of(
                "%s > %s x %s = %s ms",
                row.tell(spent),
                row.say(Meaning.DURATION),
                Digits.of(cores),
                Digits.about(row.value(Meaning.DURATION) * cores)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> zero(Row row) {
    return LATENCIES.stream()
        .filter(each -> row.has(each) && row.value(each) == 0)
        .findFirst()
        .map(each -> each.label() + " is exactly 0");
  }

  private static Optional<String> atCap(Row row) {
    boolean told =
        OutcomeRules.errorShare(row).orElse(0) > 0
            || Stream.of(Meaning.TIMEOUTS, Meaning.ERRORS)
                .anyMatch(each -> row.has(each) && row.value(each) > 0);
    if (told || !row.has(Meaning.P50)) {
      return Optional.empty();
    }
    return List.of(Meaning.MAX, Meaning.P999, Meaning.P99).stream()
        .filter(each -> row.has(each) && isCap(row, row.get(each).orElseThrow()))
        .filter(each -> row.value(Meaning.P50) <= FAR_BELOW * row.value(each))
        .findFirst()
        .map(
            each ->
                Text.of(
                    "%s is exactly a timeout, p50 is %s, and no timeout or error is told",
                    row.tell(each), row.say(Meaning.P50)));
  }

  private static boolean isCap(Row row, Printed latency) {
    if (row.has(Meaning.TIMEOUT)) {
      double away = Math.abs(latency.value() - row.value(Meaning.TIMEOUT));
      return away <= latency.half() * (1 + 1e-9);
    }
    boolean ofWrk = Tools.ofLoad(row).equals("wrk") && latency.value() == OF_WRK;
    return ofWrk || latency.isWithin(FINE) && USUAL_TIMEOUTS.contains(latency.value() / 1000);
  }
}
