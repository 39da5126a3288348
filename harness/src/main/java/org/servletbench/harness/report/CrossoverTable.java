package org.servletbench.harness.report;

import java.util.List;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.report.Table.Block;
import org.servletbench.harness.verify.AtDelay;
import org.servletbench.harness.verify.Crossover;

/** Shows from which downstream delay on another way to wait pays. */
final class CrossoverTable {
  private CrossoverTable() {}

  /** A block for each pair, a row for each delay; no row where a run has too few delays. */
  static Table of(List<Crossover> crossovers) {
    return Table.inBlocks(
        columns("over " + crossovers.stream().map(Crossover::base).findFirst().orElse("")),
        crossovers.stream().map(each -> new Block<>(each.other(), each.delays())).toList());
  }

  private static List<Column<AtDelay>> columns(String head) {
    return List.of(
        new Column<>(head, row -> "delay " + Say.duration(row.delay())),
        new Column<>("good", row -> Say.known(row.goodput(), Say::times)),
        new Column<>("p50", row -> Say.known(row.p50(), Say::times)),
        new Column<>("p99", row -> Say.known(row.p99(), Say::times)),
        new Column<>("CPU/req", row -> Say.known(row.cpu(), Say::times)),
        new Column<>("pays", CrossoverTable::pays));
  }

  private static String pays(AtDelay row) {
    return switch (row.pays()) {
      case YES -> "yes";
      case UNDECIDED -> "undecided";
      case NO ->
          row.goodput().isEmpty()
              ? "not compared"
              : row.p99().isPresent() ? "no" : "not by good answers; p99 unknown";
    };
  }
}
