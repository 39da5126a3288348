package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.ConnectionFigure.RSS_SLOPE_BYTES_PER_CONNECTION;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.verify.IdleCost;
import org.servletbench.harness.verify.RunSummary;

/** Finds what idle connections take of memory. */
final class Idle {
  private Idle() {}

  static Optional<Finding.IdleMemory> of(RunSummary run) {
    List<IdleCost> costs =
        IdleCost.of(run).stream()
            .sorted(Comparator.comparingDouble(cost -> cost.process().slope()))
            .toList();
    return costs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding.IdleMemory(
                costs,
                costs.stream()
                    .map(
                        cost ->
                            new Fact(
                                IdleCost.FILE,
                                cost.largest().scenario().name(),
                                "",
                                RSS_SLOPE_BYTES_PER_CONNECTION,
                                cost.process().slope()))
                    .toList(),
                Doubt.of(costs.stream().flatMap(cost -> cost.scenarios().stream()).toList())
                    .with(true)));
  }
}
