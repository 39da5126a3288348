package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.stats.Simulation.Drift.WANDERS;
import static org.servletbench.harness.stats.Simulation.Order.ABBA;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Simulation;

/** How often a gate fails, where the truth is known. */
class GateOddsTest {
  private static final int TRIALS = 10;

  /** The figures are whole percents; another JDK's logarithm may move one of them by one. */
  @Test
  void the_table_of_docs_ci_is_what_the_simulation_says() {
    List<List<String>> rows = Docs.rows("docs/ci.md", "### How often it fails");

    assertThat(rows).hasSize(6);
    for (List<String> row : rows) {
      double slower = row.get(0).equals("none") ? 0 : percent(row.get(0));
      double one = session(1 + slower, 1 + percent(row.get(1)));

      assertThat(100 * one).as("one session: " + row).isCloseTo(whole(row.get(2)), within(1.0));
      assertThat(100 * one * one).as("two: " + row).isCloseTo(whole(row.get(3)), within(1.0));
    }
  }

  /** The share of sessions that find it worse by the margin. */
  private static double session(double slower, double margin) {
    List<Difference> all = new Simulation(TRIALS, slower, ABBA, WANDERS).differences();
    return all.stream()
            .filter(each -> each.low().orElseThrow() > 1)
            .filter(each -> each.ratio().orElseThrow() >= margin)
            .count()
        / (double) all.size();
  }

  private static double percent(String text) {
    return whole(text) / 100;
  }

  private static double whole(String text) {
    return Double.parseDouble(text.replace(" %", "").replace(" slower", ""));
  }
}
