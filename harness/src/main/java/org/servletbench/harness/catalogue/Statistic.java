package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The statistics of a distribution, in the order of {@code measurements.csv}. */
public enum Statistic {
  P50(50, "median"),
  P75(75, "75th percentile"),
  P90(90, "90th percentile"),
  P95(95, "95th percentile"),
  P99(99, "99th percentile"),
  P999(99.9, "99.9th percentile"),
  SLOW_SHARE("share beyond twice the median", "no value; open-loop only"),
  MAX("longest", "no value"),
  MEAN("mean", "no value"),
  MIN("shortest", "no value; wrk only"),
  STDEV("standard deviation", "no value; wrk only");

  private static final Set<Statistic> OF_TOOLS = EnumSet.of(P75, MIN, STDEV);

  private final OptionalDouble percent;
  private final String meaning;
  private final String empty;

  Statistic(double percent, String meaning) {
    this.percent = OptionalDouble.of(percent);
    this.meaning = meaning;
    this.empty = "fewer than 10 requests beyond it";
  }

  Statistic(String meaning, String empty) {
    this.percent = OptionalDouble.empty();
    this.meaning = meaning;
    this.empty = empty;
  }

  /** Whether only wrk or ab report it. */
  boolean isOfTools() {
    return OF_TOOLS.contains(this);
  }

  /** Returns the statistic of an objective, such as {@code p99.9}. */
  public static Optional<Statistic> of(String text) {
    return Arrays.stream(values())
        .filter(it -> it.label().equals(text.replace(".", "")))
        .findFirst();
  }

  /** Returns the percent of a percentile; empty for other statistics. */
  public OptionalDouble percent() {
    return percent;
  }

  /** Returns a name such as {@code p999}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String meaning() {
    return meaning;
  }

  String empty() {
    return empty;
  }

  String suffix() {
    return this == SLOW_SHARE ? label() : label() + "_ms";
  }
}
