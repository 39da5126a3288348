package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.stats.Simulation.Drift.STEADY;
import static org.servletbench.harness.stats.Simulation.Drift.WANDERS;
import static org.servletbench.harness.stats.Simulation.Order.AAABBB;
import static org.servletbench.harness.stats.Simulation.Order.ABBA;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Simulation;
import org.servletbench.harness.stats.Word;

/** How often a comparison is right, where the truth is known. */
class SimulationTest {
  private static final int[] TRIALS = {3, 5, 10};
  private static final Map<Simulation, List<Difference>> DONE = new HashMap<>();

  private static final Predicate<Difference> DIFFERENT = each -> each.word().isDifferent();

  @ParameterizedTest
  @CsvSource({"3, WANDERS", "5, WANDERS", "10, WANDERS", "3, STEADY", "5, STEADY", "10, STEADY"})
  void a_scenario_is_rarely_different_from_itself(int n, Simulation.Drift drift) {
    assertThat(percent(new Simulation(n, 1, ABBA, drift), DIFFERENT)).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"10, 1.10", "5, 1.20"})
  void a_planted_slow_down_is_found(int n, double slower) {
    assertThat(percent(new Simulation(n, slower, ABBA, WANDERS), DIFFERENT))
        .isGreaterThanOrEqualTo(85);
    assertThat(percent(new Simulation(n, slower, ABBA, STEADY), DIFFERENT))
        .isGreaterThanOrEqualTo(85);
  }

  @Test
  void runs_one_after_the_other_find_the_drift() {
    assertThat(percent(new Simulation(10, 1, AAABBB, WANDERS), DIFFERENT)).isGreaterThan(25);
    assertThat(percent(new Simulation(10, 1, AAABBB, STEADY), DIFFERENT)).isGreaterThan(90);
  }

  /** The figures are whole percents; another JDK's logarithm may move one of them by one. */
  @Test
  void the_table_of_docs_method_is_what_the_simulation_says() {
    List<List<String>> rows = Docs.rows("docs/method.md", "### How often it is right");

    assertThat(rows).hasSize(11);
    for (List<String> row : rows) {
      String slower = row.get(0);
      Simulation.Order order = Simulation.Order.valueOf(row.get(1));
      Simulation.Drift drift = Simulation.Drift.valueOf(row.get(2).toUpperCase(Locale.ROOT));
      for (int i = 0; i < TRIALS.length; i++) {
        double times =
            slower.equals("the same twice")
                ? 1
                : 1 + Double.parseDouble(slower.replace(" % slower", "")) / 100;
        assertThat(percent(new Simulation(TRIALS[i], times, order, drift), said(row.get(3))))
            .as(row + ", n = " + TRIALS[i])
            .isCloseTo(Double.parseDouble(row.get(4 + i).replace(" %", "")), within(1.0));
      }
    }
  }

  private static Predicate<Difference> said(String what) {
    return switch (what) {
      case "`different` or more" -> DIFFERENT;
      case "`surely beyond`" -> each -> each.word() == Word.SURELY_BEYOND;
      case "`equivalent`" -> each -> each.word() == Word.EQUIVALENT;
      case "not 1" -> each -> each.low().orElseThrow() > 1 || each.high().orElseThrow() < 1;
      default -> throw new AssertionError("docs/method.md says " + what);
    };
  }

  private static double percent(Simulation simulation, Predicate<Difference> said) {
    List<Difference> all = DONE.computeIfAbsent(simulation, Simulation::differences);
    return 100.0 * all.stream().filter(said).count() / all.size();
  }
}
