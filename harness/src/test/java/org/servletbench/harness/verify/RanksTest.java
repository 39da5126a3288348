package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.verify.Servers.wrk;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RanksTest {
  @ParameterizedTest
  @CsvSource({
    // one trial: beyond the margin of 5 %
    "'106',         '100',         true",
    "'105',         '100',         false",
    "'100',         '106',         false",
    // three: every trial above every trial, too
    "'106 107 108', '99 100 101',  true",
    "'106 107 120', '99 100 106',  false",
    "'103 104 104', '99 100 101',  false",
    // one of each has fewer
    "'120 130 140', '119',         true",
    "'120 130 140', '121',         false"
  })
  void one_is_above_another_beyond_the_margin_and_the_noise(
      String one, String other, boolean above) {
    assertThat(Ranks.isAbove(GOODPUT_RPS, wrk("a", values(one)), wrk("b", values(other))))
        .isEqualTo(above);
  }

  @Test
  void who_cannot_be_told_from_the_better_shares_its_rank() {
    assertThat(ranks(wrk("slow", 50), wrk("second", 98), wrk("best", 100), wrk("third", 94)))
        .as("94 is close to 98, and not to 100")
        .containsExactly("best 1", "second 1", "third 2", "slow 4");
  }

  @Test
  void who_has_no_figure_has_no_rank() {
    assertThat(ranks(wrk("one", 100), Servers.invalid("other", "?"))).containsExactly("one 1");
  }

  private static List<String> ranks(ScenarioSummary... scenarios) {
    return Ranks.of(List.of(scenarios), GOODPUT_RPS).stream()
        .map(it -> it.scenario().scenario().target().label() + " " + it.rank())
        .toList();
  }

  private static double[] values(String text) {
    return List.of(text.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
  }
}
