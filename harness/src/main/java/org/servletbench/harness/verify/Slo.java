package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.LoadFigure.PLANNED;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Latency.Kind;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;

/**
 * The objectives of a user for a service, all of which must hold.
 *
 * @param text text as the user wrote it
 */
public record Slo(String text, List<Objective> objectives) {
  private static final Pattern LATENCY = Pattern.compile("(p50|p90|p95|p99|p99\\.9|max)(<=?)(.+)");
  private static final Pattern ERRORS = Pattern.compile("errors(<=?)([0-9]+(?:\\.[0-9]+)?)%");
  private static final int BEYOND = 10;

  public Slo {
    objectives = List.copyOf(objectives);
  }

  /** A single objective. */
  public sealed interface Objective {
    /**
     * A limit on a percentile of latency, from the intended start, with timeouts at their cap.
     *
     * @param mostMillis least value that breaks it
     */
    record Latency(Statistic statistic, double mostMillis) implements Objective {}

    /**
     * A limit on the share of arrivals without a good answer, 0 to 1.
     *
     * @param most least value that breaks it
     */
    record Errors(double most) implements Objective {}
  }

  /**
   * Parses comma-separated objectives, such as {@code p99<1200ms,errors<0.1%}.
   *
   * @throws IllegalArgumentException that says what is wrong and what is allowed
   */
  public static Slo parse(String text) {
    return new Slo(text, parts(text).map(Slo::one).toList());
  }

  private static Stream<String> parts(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip);
  }

  /**
   * Returns these objectives if each of them can be missed.
   *
   * @param timeout what an arrival without an answer in time counts as
   * @throws IllegalArgumentException that names the first that holds whatever the answers
   */
  public Slo missableWithin(Duration timeout) {
    parts(text).forEach(part -> requireMissable(part, timeout));
    return this;
  }

  private static void requireMissable(String text, Duration timeout) {
    switch (one(text)) {
      case Objective.Latency latency -> {
        if (latency.mostMillis() > timeout.toNanos() / 1e6) {
          throw new IllegalArgumentException(
              Text.of(
                  "'%s' can never be missed: a request without an answer counts as --timeout, %s:"
                      + " raise --timeout above %s",
                  text, Units.formatDuration(timeout), text.replaceFirst(".*<=?", "").strip()));
        }
      }
      case Objective.Errors errors -> {
        if (errors.most() > 1) {
          throw new IllegalArgumentException(
              "'" + text + "' can never be missed: write a share below 100%, such as errors<0.1%");
        }
      }
    }
  }

  private static Objective one(String text) {
    Matcher latency = LATENCY.matcher(text);
    if (latency.matches()) {
      double millis = Units.parseDuration(latency.group(3).strip()).toNanos() / 1e6;
      if (millis == 0) {
        throw new IllegalArgumentException(
            "'" + text + "' can never hold: write a time above 0, such as p99<1200ms");
      }
      return new Objective.Latency(
          Statistic.of(latency.group(1)).orElseThrow(), most(latency.group(2), millis));
    }
    Matcher errors = ERRORS.matcher(text);
    if (errors.matches()) {
      // exact, so that 7 of 1,000 are 0.7 %
      double share = new BigDecimal(errors.group(2)).movePointLeft(2).doubleValue();
      if (share == 0 && errors.group(1).equals("<")) {
        throw new IllegalArgumentException(
            "'" + text + "' can never hold: write errors<=0%, or a share above 0");
      }
      return new Objective.Errors(most(errors.group(1), share));
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is not an objective: write p50, p90, p95, p99, p99.9 or max with a time, such as"
            + " p99<1200ms, or errors<0.1%, joined by commas");
  }

  /** Returns the least value that breaks a limit. */
  private static double most(String operator, double limit) {
    return operator.equals("<=") ? Math.nextUp(limit) : limit;
  }

  /**
   * Whether every objective holds. One broken objective decides, even if others were not measured.
   * Empty if none is broken but one was not measured.
   */
  public Optional<Boolean> holds(ExtractedTrial trial) {
    Figures figures = new Figures(trial.measurements());
    boolean broken =
        objectives.stream()
            .anyMatch(
                objective ->
                    value(objective, figures).stream().anyMatch(value -> value >= most(objective)));
    return broken
        ? Optional.of(false)
        : Optional.of(true).filter(held -> unmeasured(trial).isEmpty());
  }

  /** Names the objectives for which the trial has no figure. */
  List<String> unmeasured(ExtractedTrial trial) {
    Figures figures = new Figures(trial.measurements());
    return objectives.stream()
        .filter(objective -> value(objective, figures).isEmpty())
        .map(
            objective ->
                switch (objective) {
                  case Objective.Latency latency ->
                      latency.statistic() == Statistic.P999 ? "p99.9" : latency.statistic().label();
                  case Objective.Errors errors -> "errors";
                })
        .toList();
  }

  private static double most(Objective objective) {
    return switch (objective) {
      case Objective.Latency latency -> latency.mostMillis();
      case Objective.Errors errors -> errors.most();
    };
  }

  private static OptionalDouble value(Objective objective, Figures figures) {
    return switch (objective) {
      case Objective.Latency latency -> figures.value(Kind.LATENCY.at(latency.statistic()));
      case Objective.Errors errors -> errorShare(figures);
    };
  }

  /** Returns the share of all arrivals, including dropped ones, that failed. */
  static OptionalDouble errorShare(Figures figures) {
    OptionalDouble ok = figures.value(OK);
    OptionalDouble planned = figures.value(PLANNED);
    return ok.isPresent() && planned.isPresent()
        ? OptionalDouble.of((planned.getAsDouble() - ok.getAsDouble()) / planned.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Returns how many requests a trial needs for every objective to be judged. */
  public int requestsNeeded() {
    return objectives.stream()
        .mapToInt(
            objective ->
                switch (objective) {
                  case Objective.Latency latency -> needed(latency.statistic());
                  case Objective.Errors errors -> needed(errors);
                })
        .max()
        .orElse(1);
  }

  /** So many that a single error does not decide, but no more than p99.9 takes. */
  private static int needed(Objective.Errors errors) {
    return (int) Math.min(needed(Statistic.P999), Math.floor(1 / errors.most()) + 1);
  }

  private static int needed(Statistic statistic) {
    if (statistic.percent().isEmpty()) {
      return 1;
    }
    double share = 1 - statistic.percent().getAsDouble() / 100;
    return (int) Math.ceil((BEYOND + 1) / share - 1e-6); // 0.999 is not exact as a double
  }

  @Override
  public String toString() {
    return text.toLowerCase(Locale.ROOT);
  }
}
