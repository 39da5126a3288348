package org.servletbench.harness.cli;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.theory.Prediction;

/**
 * Estimates how long a plan will take, from its windows and from the drains that theory predicts. A
 * warm-up until the target is steady counts with its longest duration, and so does the time to
 * settle.
 */
final class PlanDuration {
  /**
   * The time to start fresh processes and stop them again: measured as 3 to 5 s on two cores with
   * launch caches, 5 to 8 s without.
   */
  private static final double START_AND_STOP_SECONDS = 5.5;

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final long MOST_REQUESTS = 1_000_000_000;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private PlanDuration() {}

  /**
   * Says what a run will do and how long that takes.
   *
   * @param recordings launch caches that are recorded first, each with the time this takes
   */
  static String announcement(Plan plan, Map<String, Duration> recordings) {
    Duration recording = recordings.values().stream().reduce(Duration.ZERO, Duration::plus);
    Duration whole = of(plan).plus(recording);
    String first =
        recordings.isEmpty()
            ? ""
            : Text.of(
                "; the first %s record, once, what makes %s start fast",
                words(recording), String.join(", ", recordings.keySet()));
    return Text.of(
        "%s: %s x %s, %s %s (until %s)%s",
        plan.suite().name(),
        Text.count(plan.scenarios().size(), "scenario"),
        Text.count(plan.suite().trials(), "trial"),
        isBound(plan) ? "up to" : "about",
        words(whole),
        (whole.toHours() < 20 ? CLOCK : DAY).format(LocalDateTime.now().plus(whole)),
        first);
  }

  static Duration of(Plan plan) {
    return plan.trials().stream()
        .map(trial -> of(plan.suite().scenario(trial.scenario())))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether the plan may take less time because a warm-up ends sooner. */
  static boolean isBound(Plan plan) {
    return plan.trials().stream()
        .map(trial -> plan.suite().scenario(trial.scenario()))
        .anyMatch(
            scenario ->
                scenario.warmUp().untilSteady().isPresent()
                    || !scenario.warmUp().settle().isZero());
  }

  static Duration of(Scenario scenario) {
    double window = scenario.load().duration().toNanos() / 1e9;
    double drained =
        Predictions.expected(scenario)
            .map(Prediction::drainedAtSeconds)
            .orElse(window + scenario.delayMillis() / 1000);
    double seconds =
        START_AND_STOP_SECONDS
            + scenario.warmUp().untilMeasure().toMillis() / 1e3
            + Math.max(drained, window);
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /**
   * Refuses a plan whose values make sense one by one but not together.
   *
   * @throws BenchException of kind USAGE for a plan of more than 30 days or 10^9 requests
   */
  static void requireSane(Plan plan) {
    double requests =
        plan.trials().stream()
            .map(trial -> plan.suite().scenario(trial.scenario()).open())
            .flatMap(Optional::stream)
            .mapToDouble(open -> open.ratePerSecond() * open.duration().toNanos() / 1e9)
            .sum();
    if (requests > MOST_REQUESTS || of(plan).compareTo(LONGEST) > 0) {
      throw BenchException.usage(
          Text.of(
              "suite %s with %s takes %s and sends %.0f requests; at most %s and %d requests"
                  + " are allowed: lower trials, load.rate or load.duration",
              plan.suite().name(),
              Text.count(plan.suite().trials(), "trial"),
              words(of(plan)),
              requests,
              words(LONGEST),
              MOST_REQUESTS));
    }
  }

  /** Formats a duration in its two largest units: 6 min 50 s, 2 h 5 min, 3 days 4 h. */
  static String words(Duration duration) {
    long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60 + " min", seconds % 60, " s");
    }
    long minutes = Math.round(seconds / 60.0);
    if (minutes < 24 * 60) {
      return two(minutes / 60 + " h", minutes % 60, " min");
    }
    long hours = Math.round(seconds / 3600.0);
    return two(hours / 24 + (hours < 48 ? " day" : " days"), hours % 24, " h");
  }

  private static String two(String large, long small, String unit) {
    return small == 0 ? large : large + " " + small + unit;
  }
}
