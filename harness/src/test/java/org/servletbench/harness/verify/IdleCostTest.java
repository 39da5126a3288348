package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.verify.Servers.idle;
import static org.servletbench.harness.verify.Servers.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Verdict;

/** 8 KiB of the process each, on 10 MiB; 4 KiB of the kernel. */
class IdleCostTest {
  private static final double MIB_EACH = 1 / 128.0;

  private static ScenarioSummary exact(String framework, int connections) {
    return idle(
        framework,
        connections,
        new double[] {10 + connections * MIB_EACH},
        new double[] {connections * MIB_EACH / 2});
  }

  @Test
  void the_slope_over_three_sizes_is_what_each_further_connection_takes() {
    IdleCost cost =
        IdleCost.of(run(exact("tokio", 1000), exact("tokio", 5000), exact("tokio", 9000)))
            .getFirst();

    assertThat(cost.target()).isEqualTo("tokio");
    assertThat(cost.process().slope()).isCloseTo(8192, within(1e-6));
    assertThat(cost.process().intercept()).as("bytes").isCloseTo(10 << 20, within(1e-3));
    assertThat(cost.kernel().orElseThrow().slope()).isCloseTo(4096, within(1e-6));
    assertThat(cost.process().at(IdleCost.MILLION) / (1 << 30)).as("GiB").isBetween(7.6, 7.7);
    assertThat(cost.largest().scenario().name()).isEqualTo("tokio-9000");
  }

  @Test
  void two_sizes_are_no_slope_and_servers_are_not_mixed() {
    assertThat(
            IdleCost.of(
                run(
                    exact("tokio", 1000),
                    exact("tokio", 5000),
                    exact("gin", 9000),
                    exact("gin", 1000))))
        .isEmpty();
  }

  @Test
  void a_size_of_which_one_trial_lacks_a_figure_gives_no_line() {
    ScenarioSummary lacking = idle("tokio", 9000, new double[] {80, 81}, new double[] {40});
    IdleCost cost =
        IdleCost.of(run(exact("tokio", 1000), exact("tokio", 5000), lacking)).getFirst();

    assertThat(cost.kernel()).isEmpty();
    assertThat(cost.process().n()).isEqualTo(4);
  }

  @Test
  void a_claim_about_the_slope_is_judged_with_its_interval() {
    assertThat(verdict(exact("tokio", 9000)).kind()).isEqualTo(Verdict.Kind.REFUTED);
    assertThat(verdict(exact("tokio", 9000)).measured().orElseThrow())
        .isCloseTo(8192, within(1e-6));

    Verdict noisy = verdict(idle("tokio", 9000, new double[] {30}, new double[] {40}));

    assertThat(noisy.low().orElseThrow()).isLessThan(96);
    assertThat(noisy.kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
  }

  @Test
  void a_claim_about_a_slope_that_the_run_does_not_have_is_not_measured() {
    assertThat(verdict(exact("gin", 9000), exact("tokio", 9000)).reason())
        .isEqualTo("not measured");
  }

  /** Of the last of them, beside 1,000 and 5,000 connections of tokio. */
  private static Verdict verdict(ScenarioSummary... largest) {
    List<ScenarioSummary> all =
        largest.length > 1
            ? List.of(largest)
            : List.of(exact("tokio", 1000), exact("tokio", 5000), largest[0]);
    Claim claim =
        Summaries.claim(
            "F8",
            List.of("tokio-9000"),
            List.of(),
            "rss_slope_bytes_per_connection",
            "<=",
            96,
            true);
    Suite suite =
        new Suite(
            "idle", "?", 1, 1, all.stream().map(ScenarioSummary::scenario).toList(), List.of("F8"));
    return new Verifier(new RunSummary(suite, all), 0).verify(List.of(claim)).rows().getFirst();
  }
}
