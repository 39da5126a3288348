package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.Crossover.Rung;

class CrossoverTableTest {
  private static final Crossover SEEN =
      new Crossover(
          "blocking",
          "async-non-blocking",
          List.of(rung(0, 1, 1.3, false), rung(20, 1, 1.2, false), rung(100, 2.5, 1, true)),
          OptionalDouble.of(100.0 / 3));

  @Test
  void the_answer_is_one_sentence_with_the_interval_and_the_price() {
    assertThat(CrossoverTable.words(SEEN))
        .isEqualTo(
            "async-non-blocking pays from a delay between 20ms and 100ms on (the threads of"
                + " blocking are all taken at 33.3 ms); at 0ms it takes 1.30x the CPU time of"
                + " blocking");
  }

  @Test
  void it_may_never_pay_or_always() {
    assertThat(CrossoverTable.words(with(rung(0, 1, 1.3, false), rung(5, 1, 1, false))))
        .startsWith("async-non-blocking pays at no delay up to 5ms; at 0ms it takes 1.30x");
    assertThat(CrossoverTable.words(with(rung(1, 2, 1.3, true), rung(5, 2, 1, true))))
        .startsWith("async-non-blocking pays at every delay, the shortest being 1ms;");
  }

  @Test
  void the_map_has_a_row_for_each_delay() {
    assertThat(CrossoverTable.of(List.of(SEEN)).orElseThrow().markdown())
        .contains("| over blocking | delay | good/s | p50 | p99 | CPU us/req | pays |")
        .contains("| async-non-blocking | 0ms | 1x |  |  | 1.30x | no |")
        .contains("| async-non-blocking | 100ms | 2.50x |  |  | 1x | yes |");
    assertThat(CrossoverTable.of(List.of())).isEmpty();
  }

  private static Crossover with(Rung... rungs) {
    return new Crossover("blocking", "async-non-blocking", List.of(rungs), OptionalDouble.empty());
  }

  private static Rung rung(int millis, double goodput, double cpu, boolean pays) {
    OptionalDouble none = OptionalDouble.empty();
    return new Rung(
        Duration.ofMillis(millis),
        OptionalDouble.of(goodput),
        none,
        none,
        OptionalDouble.of(cpu),
        pays);
  }
}
