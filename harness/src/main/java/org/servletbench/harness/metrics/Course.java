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
 * @param seconds figure by second from the start of MEASURE; a second that fewer than half of the
 *     trials have, because the others had ended, is left out
 */
public record Course(SortedMap<Integer, Double> seconds) {
  /** How long before MEASURE it begins, seconds. */
  private static final int LEAD = 5;

  private static final double NANOS = 1e9;

  /** Returns the course of a figure of the timeline. */
  public static Course of(
      Collection<List<Timeline.Second>> trials, Function<Timeline.Second, OptionalDouble> figure) {
    List<SortedMap<Integer, List<Double>>> all = new ArrayList<>();
    for (List<Timeline.Second> trial : trials) {
      SortedMap<Integer, List<Double>> own = begun(all);
      trial.forEach(
          second -> figure.apply(second).ifPresent(value -> add(own, second.second(), value)));
    }
    return medians(all);
  }

  /** Returns the course of a gauge of a process; a negative value was not reported. */
  public static Course ofGauge(
      Collection<TrialRecord> trials, String process, ToDoubleFunction<Reading> gauge) {
    List<SortedMap<Integer, List<Double>>> all = new ArrayList<>();
    for (TrialRecord trial : trials) {
      SortedMap<Integer, List<Double>> own = begun(all);
      Window.of(trial)
          .ifPresent(
              window ->
                  Series.of(trial, process)
                      .readings()
                      .forEach(
                          reading -> {
                            double value = gauge.applyAsDouble(reading);
                            if (value >= 0) {
                              add(own, second(window, reading), value);
                            }
                          }));
    }
    return medians(all);
  }

  /** Returns the course of the CPU cores that a process keeps busy. */
  public static Course ofCores(Collection<TrialRecord> trials, String process) {
    List<SortedMap<Integer, List<Double>>> all = new ArrayList<>();
    for (TrialRecord trial : trials) {
      SortedMap<Integer, List<Double>> own = begun(all);
      Window.of(trial)
          .ifPresent(window -> addCores(own, window, Series.of(trial, process).readings()));
    }
    return medians(all);
  }

  private static void addCores(
      SortedMap<Integer, List<Double>> own, Window window, List<Reading> readings) {
    for (int i = 1; i < readings.size(); i++) {
      Reading before = readings.get(i - 1);
      Reading reading = readings.get(i);
      double seconds = (reading.use().epochMillis() - before.use().epochMillis()) / 1000.0;
      double nanos = reading.use().cpuNanos() - before.use().cpuNanos();
      if (seconds > 0 && nanos >= 0) {
        add(own, second(window, reading), nanos / NANOS / seconds);
      }
    }
  }

  private static int second(Window window, Reading reading) {
    return (int) Math.floor((reading.use().epochMillis() - window.originMillis()) / 1000);
  }

  private static SortedMap<Integer, List<Double>> begun(
      List<SortedMap<Integer, List<Double>>> trials) {
    trials.add(new TreeMap<>());
    return trials.getLast();
  }

  private static void add(SortedMap<Integer, List<Double>> trial, int second, double value) {
    if (second >= -LEAD) {
      trial.computeIfAbsent(second, any -> new ArrayList<>()).add(value);
    }
  }

  /** Leaves out what fewer than half of the trials have that have anything. */
  private static Course medians(List<SortedMap<Integer, List<Double>>> trials) {
    SortedMap<Integer, List<List<Double>>> all = new TreeMap<>();
    trials.forEach(
        trial ->
            trial.forEach(
                (second, values) ->
                    all.computeIfAbsent(second, any -> new ArrayList<>()).add(values)));
    long measured = trials.stream().filter(trial -> !trial.isEmpty()).count();
    all.values().removeIf(had -> had.size() * 2 < measured);
    TreeMap<Integer, Double> medians = new TreeMap<>();
    all.forEach(
        (second, had) ->
            medians.put(
                second,
                Medians.median(
                    had.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Double::doubleValue)
                        .toArray())));
    return new Course(medians);
  }
}
