package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.answer.Found;
import org.servletbench.harness.verify.AtDelay.Pays;

class AtDelayTest {
  private static final double[] EVEN = {30, 31, 30, 29, 30};
  private static final double[] HALF = {15, 16, 15, 14, 15};

  /** Their ratio is 0.92 in the mean, which no interval of such trials tells from 1. */
  private static final double[] SCATTERED = {30, 40, 30, 50, 30};

  private static final double[] SOONER = {40, 28, 27, 29, 40};

  @Test
  void what_seems_to_pay_but_may_be_chance_is_undecided() {
    List<Found> all = new ArrayList<>();
    double[][][] p99s = {{EVEN, EVEN}, {SCATTERED, SOONER}, {EVEN, HALF}, {SCATTERED, SOONER}};
    for (int way = 0; way < 2; way++) {
      for (int i = 0; i < p99s.length; i++) {
        all.add(
            scenario((way == 0 ? "blocking-" : "async-") + i, 5)
                .delay(10 * i)
                .with("completed", 20_000)
                .with("goodput_rps", 300)
                .with("latency_p99_ms", p99s[i][way]));
      }
    }
    Crossover crossover = Crossover.of(Found.run(all.toArray(Found[]::new))).getFirst();

    assertThat(crossover.delays())
        .extracting(AtDelay::pays)
        .containsExactly(Pays.NO, Pays.UNDECIDED, Pays.YES, Pays.UNDECIDED);
    assertThat(crossover.above()).hasValue(Duration.ZERO);
    assertThat(crossover.atMost()).hasValue(Duration.ofMillis(20));
    assertThat(crossover.longest().delay()).hasMillis(20);
    assertThat(crossover.undecided()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(30));
  }
}
