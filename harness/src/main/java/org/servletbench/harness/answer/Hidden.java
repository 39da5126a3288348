package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.Latency.Kind.SERVED;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.verify.Comparability;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Finds closed scenarios that are paired with open ones of the same rate, and the highest
 * percentile that may be compared in both.
 */
final class Hidden {
  private Hidden() {}

  static List<Finding.Hidden> of(RunSummary run) {
    return run.scenarios().stream()
        .flatMap(
            closed ->
                run.scenarios().stream()
                    .filter(
                        open ->
                            closed
                                .scenario()
                                .pairedWith()
                                .equals(Optional.of(open.scenario().name())))
                    .flatMap(open -> of(open, closed)))
        .toList();
  }

  private static Stream<Finding.Hidden> of(ScenarioSummary open, ScenarioSummary closed) {
    return Stream.of(P99, P90)
        .filter(each -> tells(LATENCY.at(each), open) && tells(SERVED.at(each), closed))
        .limit(1)
        .map(
            each ->
                new Finding.Hidden(
                    open.scenario().name(),
                    closed.scenario().name(),
                    each,
                    open.median(LATENCY.at(each)).getAsDouble(),
                    closed.median(SERVED.at(each)).getAsDouble(),
                    Doubt.of(List.of(open, closed))));
  }

  private static boolean tells(Latency latency, ScenarioSummary scenario) {
    return scenario.has(latency) && Comparability.objection(latency, scenario).isEmpty();
  }
}
