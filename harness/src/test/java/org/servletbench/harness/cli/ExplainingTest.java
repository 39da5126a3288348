package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.MacroCost;
import org.servletbench.harness.model.MicroRun;

class ExplainingTest {

  private static final Path PUBLISHED = Path.of("../results/published");

  @Test
  void what_is_explained_is_what_the_summary_says_at_delay_0() {
    MicroRun.Explained run =
        Explaining.run(PUBLISHED.resolve("2026-11-29-epyc-2-cores-fast-downstream"));
    assertThat(run.name()).isEqualTo("2026-11-29-epyc-2-cores-fast-downstream");
    assertThat(run.costs())
        .extracting(MacroCost::strategy, cost -> Math.round(cost.cpuMicros()))
        .containsExactly(
            tuple("blocking", 578L),
            tuple("async-non-blocking", 537L),
            tuple("virtual-threads", 668L));
    assertThat(run.costs()).allSatisfy(cost -> assertThat(cost.ratePerSecond()).isEqualTo(300));
  }

  @Test
  void a_run_without_a_fast_downstream_is_refused() {
    assertThatThrownBy(
            () -> Explaining.run(PUBLISHED.resolve("2026-11-29-xeon-2-cores-strategies")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("name a run of fast-downstream");
  }
}
