package org.servletbench.harness.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.Crossover.Rung;

/** Shows from which downstream delay on another way to wait pays. */
final class CrossoverTable {
  private CrossoverTable() {}

  /** Makes a row for each delay of each pair; empty if a run has too few delays. */
  static Optional<Table> of(List<Crossover> crossovers) {
    if (crossovers.isEmpty()) {
      return Optional.empty();
    }
    Table table =
        new Table(
            "over " + crossovers.getFirst().base(),
            "delay",
            "good/s",
            "p50",
            "p99",
            "CPU us/req",
            "pays");
    for (Crossover crossover : crossovers) {
      for (Rung rung : crossover.rungs()) {
        table.row(
            crossover.other(),
            text(rung.delay()),
            ratio(rung.goodput()),
            ratio(rung.p50()),
            ratio(rung.p99()),
            ratio(rung.cpu()),
            rung.pays() ? "yes" : "no");
      }
    }
    return Optional.of(table);
  }

  /** Gives the answer in a sentence. */
  static String words(Crossover crossover) {
    String from =
        crossover
            .atMost()
            .map(
                upper ->
                    crossover
                        .above()
                        .map(
                            lower ->
                                Text.of(
                                    "from a delay between %s and %s on", text(lower), text(upper)))
                        .orElse("at every delay, the shortest being " + text(upper)))
            .orElse("at no delay up to " + text(crossover.rungs().getLast().delay()));
    Rung shortest = crossover.rungs().getFirst();
    return Text.of(
        "%s pays %s%s; at %s it takes %s the CPU time of %s",
        crossover.other(),
        from,
        crossover.predicted().isPresent()
            ? Text.of(
                " (the threads of %s are all taken at %s ms)",
                crossover.base(), Numbers.brief(crossover.predicted()))
            : "",
        text(shortest.delay()),
        ratio(shortest.cpu()),
        crossover.base());
  }

  private static String text(Duration delay) {
    return delay.isZero() ? "0ms" : Units.formatDuration(delay);
  }

  private static String ratio(OptionalDouble value) {
    return value.isPresent() ? Numbers.brief(value) + "x" : "";
  }
}
