package org.servletbench.harness.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;

/** Groups the valid trials by scenario; it never pools the requests of two launches. */
public final class Summariser {
  private Summariser() {}

  public static RunSummary summarise(Suite suite, List<ExtractedTrial> trials) {
    return new RunSummary(
        suite,
        suite.scenarios().stream()
            .map(scenario -> summary(scenario, of(scenario, trials)))
            .filter(summary -> summary.trials() > 0)
            .toList());
  }

  private static List<ExtractedTrial> of(Scenario scenario, List<ExtractedTrial> trials) {
    return trials.stream()
        .filter(trial -> trial.record().scenario().name().equals(scenario.name()))
        .toList();
  }

  private static ScenarioSummary summary(Scenario scenario, List<ExtractedTrial> trials) {
    List<ExtractedTrial> valid =
        trials.stream().filter(trial -> trial.validity().isValid()).toList();
    Map<Metric, double[]> values = new LinkedHashMap<>();
    Map<Metric, int[]> rounds = new LinkedHashMap<>();
    for (ExtractedTrial trial : valid) {
      for (Measurement measurement : trial.measurements()) {
        measurement
            .value()
            .ifPresent(
                value -> {
                  values.merge(
                      measurement.metric(),
                      new double[] {value},
                      (sofar, more) ->
                          DoubleStream.concat(DoubleStream.of(sofar), DoubleStream.of(more))
                              .toArray());
                  rounds.merge(
                      measurement.metric(),
                      new int[] {trial.record().trial()},
                      (sofar, more) ->
                          IntStream.concat(IntStream.of(sofar), IntStream.of(more)).toArray());
                });
      }
    }
    List<String> reasons =
        trials.stream().flatMap(trial -> trial.validity().reasons().stream()).distinct().toList();
    return new ScenarioSummary(
        scenario,
        trials.size(),
        valid.size(),
        reasons,
        limit(valid.isEmpty() ? trials : valid),
        values,
        rounds);
  }

  /** Returns the word that most trials agree on (the first of several), with its first evidence. */
  private static Limit limit(List<ExtractedTrial> trials) {
    Map<String, Long> votes =
        trials.stream()
            .map(trial -> trial.limit().word())
            .collect(
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
    long most = votes.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return trials.stream()
        .map(ExtractedTrial::limit)
        .filter(limit -> votes.get(limit.word()) == most)
        .findFirst()
        .orElse(Limit.UNKNOWN);
  }
}
