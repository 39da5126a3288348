package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.Latency.Kind.SERVED;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/** Finds closed scenarios that are paired with open ones of the same rate. */
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
    return open.has(LATENCY.at(P99)) && closed.has(SERVED.at(P99))
        ? Stream.of(
            new Finding.Hidden(
                open.scenario().name(),
                closed.scenario().name(),
                LATENCY.at(P99),
                open.median(LATENCY.at(P99)).getAsDouble(),
                closed.median(SERVED.at(P99)).getAsDouble(),
                Doubt.of(List.of(open, closed))))
        : Stream.empty();
  }
}
