package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Medians;

/**
 * A figure over the run, as the median of several trials of one scenario.
 *
 * @param seconds figure by second from the start of MEASURE; a second without it is left out
 */
public record Course(SortedMap<Integer, Double> seconds) {
  /** How long before MEASURE it begins, seconds. */
  private static final int LEAD = 5;

  private static final double NANOS = 1e9;

  /**
   * Returns the course of a figure of the timeline. A second that fewer than half of the trials
   * have, because the others had ended, is left out.
   */
  public static Course of(
      Collection<List<Timeline.Second>> trials, Function<Timeline.Second, OptionalDouble> figure) {
    TreeMap<Integer, List<Double>> all = new TreeMap<>();
    trials.forEach(
        trial ->
            trial.forEach(
                second ->
                    figure.apply(second).ifPresent(value -> add(all, second.second(), value))));
    all.values().removeIf(values -> values.size() * 2 < trials.size());
    return medians(all);
  }

  /** Returns the course of a gauge of a process; a negative value was not reported. */
  public static Course ofGauge(
      Collection<TrialRecord> trials, String process, ToDoubleFunction<Reading> gauge) {
    TreeMap<Integer, List<Double>> all = new TreeMap<>();
    for (TrialRecord trial : trials) {
      Window.of(trial)
          .ifPresent(
              window ->
                  Series.of(trial, process)
                      .readings()
                      .forEach(
                          reading -> {
                            double value = gauge.applyAsDouble(reading);
                            if (value >= 0) {
                              add(all, second(window, reading), value);
                            }
                          }));
    }
    return medians(all);
  }

  /** Returns the course of the CPU cores that a process keeps busy. */
  public static Course ofCores(Collection<TrialRecord> trials, String process) {
    TreeMap<Integer, List<Double>> all = new TreeMap<>();
    for (TrialRecord trial : trials) {
      Window.of(trial)
          .ifPresent(window -> addCores(all, window, Series.of(trial, process).readings()));
    }
    return medians(all);
  }

  private static void addCores(
      TreeMap<Integer, List<Double>> all, Window window, List<Reading> readings) {
    for (int i = 1; i < readings.size(); i++) {
      Reading before = readings.get(i - 1);
      Reading reading = readings.get(i);
      double seconds = (reading.use().epochMillis() - before.use().epochMillis()) / 1000.0;
      double nanos = reading.use().cpuNanos() - before.use().cpuNanos();
      if (seconds > 0 && nanos >= 0) {
        add(all, second(window, reading), nanos / NANOS / seconds);
      }
    }
  }

  private static int second(Window window, Reading reading) {
    return (int) Math.floor((reading.use().epochMillis() - window.originMillis()) / 1000);
  }

  private static void add(TreeMap<Integer, List<Double>> all, int second, double value) {
    if (second >= -LEAD) {
      all.computeIfAbsent(second, any -> new ArrayList<>()).add(value);
    }
  }

  private static Course medians(TreeMap<Integer, List<Double>> all) {
    TreeMap<Integer, Double> medians = new TreeMap<>();
    all.forEach(
        (second, values) ->
            medians.put(
                second,
                Medians.median(values.stream().mapToDouble(Double::doubleValue).toArray())));
    return new Course(medians);
  }
}
