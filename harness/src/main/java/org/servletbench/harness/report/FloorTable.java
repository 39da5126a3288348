package org.servletbench.harness.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.verify.Caveat;
import org.servletbench.harness.verify.NoiseFloors;
import org.servletbench.harness.verify.RunComparer.Comparison;

/** Shows how far scenarios lie from themselves, and tells which differences are no larger. */
final class FloorTable {
  private static final List<Column<NoiseFloor.OfMetric>> COLUMNS =
      List.of(
          new Column<>("noise floor", NoiseFloor.OfMetric::metric),
          new Column<>("n", row -> Integer.toString(row.n())),
          new Column<>("largest ratio", row -> Say.times(row.ratio())),
          new Column<>("interval up to", row -> Say.known(row.reach(), Say::times)),
          new Column<>("largest in", NoiseFloor.OfMetric::scenario));

  private FloorTable() {}

  /** The floor that the run itself found; empty unless it has a scenario twice. */
  static Table of(RunReport report) {
    return Table.of(
        COLUMNS,
        NoiseFloors.of(report.summary(), report.environment())
            .map(NoiseFloor::metrics)
            .orElse(List.of()));
  }

  /**
   * Says of each metric of the tables which ratios would matter, were they not below the floor of
   * an earlier run.
   */
  static Stream<String> flags(List<Comparison> comparisons) {
    Map<String, List<Comparison>> below =
        comparisons.stream()
            .filter(row -> Tables.compares(row.metric()) && floor(row).isPresent())
            .filter(row -> Margin.USUAL.isReachedBy(row.ratio().getAsDouble()))
            .collect(
                Collectors.groupingBy(
                    row -> row.metric().label(), TreeMap::new, Collectors.toList()));
    return below.entrySet().stream()
        .map(
            metric -> {
              Caveat.BelowFloor floor = floor(metric.getValue().getFirst()).orElseThrow();
              return Text.of(
                  "%s of %s: within the %s by which a scenario differed from itself on this machine"
                      + " (%s)",
                  metric.getKey(),
                  metric.getValue().stream()
                      .map(row -> row.other() + " over " + row.base())
                      .collect(Collectors.joining(", ")),
                  Say.times(floor.floor()),
                  floor.suite());
            });
  }

  private static Optional<Caveat.BelowFloor> floor(Comparison row) {
    return row.caveats().stream()
        .filter(Caveat.BelowFloor.class::isInstance)
        .map(Caveat.BelowFloor.class::cast)
        .findFirst();
  }
}
