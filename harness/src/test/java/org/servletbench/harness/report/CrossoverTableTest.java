package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.Crossover.AtDelay;

class CrossoverTableTest {
  private static final Crossover SEEN =
      new Crossover(
          "blocking",
          "async-non-blocking",
          List.of(at(0, 1, 1.3, false), at(20, 1, 1.2, false), at(100, 2.5, 1, true)),
          OptionalDouble.of(100.0 / 3));

  @Test
  void the_answer_is_one_sentence_with_the_interval_and_the_price() {
    assertThat(CrossoverTable.words(SEEN))
        .isEqualTo(
            "async-non-blocking pays from a delay between 20 ms and 100 ms on (the threads of"
                + " blocking are all taken at 33.3 ms); at 0 ms it takes 1.3x the CPU time of"
                + " blocking");
  }

  @Test
  void it_may_never_pay_or_always() {
    assertThat(CrossoverTable.words(with(at(0, 1, 1.3, false), at(5, 1, 1, false))))
        .startsWith("async-non-blocking pays at no delay up to 5 ms; at 0 ms it takes 1.3x");
    assertThat(CrossoverTable.words(with(at(1, 2, 1.3, true), at(5, 2, 1, true))))
        .startsWith("async-non-blocking pays at every delay, the shortest being 1 ms;");
  }

  @Test
  void the_map_has_a_row_for_each_delay() {
    assertThat(CrossoverTable.of(List.of(SEEN)).markdown())
        .contains("| over blocking | good | CPU/req | pays |")
        .contains("| **async-non-blocking** |  |  |  |")
        .contains("| delay 0 ms | 1x | 1.3x | no |")
        .contains("| delay 100 ms | 2.5x | 1x | yes |");
    assertThat(CrossoverTable.of(List.of()).isEmpty()).isTrue();
  }

  private static Crossover with(AtDelay... rungs) {
    return new Crossover("blocking", "async-non-blocking", List.of(rungs), OptionalDouble.empty());
  }

  private static AtDelay at(int millis, double goodput, double cpu, boolean pays) {
    OptionalDouble none = OptionalDouble.empty();
    return new AtDelay(
        Duration.ofMillis(millis),
        OptionalDouble.of(goodput),
        none,
        none,
        OptionalDouble.of(cpu),
        pays);
  }
}
