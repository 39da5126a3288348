package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.verify.AtDelay;
import org.servletbench.harness.verify.AtDelay.Pays;
import org.servletbench.harness.verify.Crossover;

class CrossoverTableTest {
  private static final Crossover SEEN =
      new Crossover(
          "blocking",
          "async-non-blocking",
          List.of(
              at(0, 1, 1.3, Pays.NO), at(20, 1, 1.2, Pays.UNDECIDED), at(100, 2.5, 1, Pays.YES)),
          OptionalDouble.of(100.0 / 3));

  @Test
  void the_map_has_a_row_for_each_delay() {
    assertThat(CrossoverTable.of(List.of(SEEN)).markdown())
        .contains("| over blocking | good | CPU/req | pays |")
        .contains("| **async-non-blocking** |  |  |  |")
        .contains("| delay 0 ms | 1x | 1.3x | not by good answers; p99 unknown |")
        .contains("| delay 20 ms | 1x | 1.2x | undecided |")
        .contains("| delay 100 ms | 2.5x | 1x | yes |");
    assertThat(CrossoverTable.of(List.of()).isEmpty()).isTrue();
  }

  private static AtDelay at(int millis, double goodput, double cpu, Pays pays) {
    OptionalDouble none = OptionalDouble.empty();
    return new AtDelay(
        Duration.ofMillis(millis),
        "blocking-" + millis,
        "async-" + millis,
        1,
        OptionalDouble.of(goodput),
        none,
        none,
        OptionalDouble.of(cpu),
        pays);
  }
}
