package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.verify.Contrast;
import org.servletbench.harness.verify.Gate;
import org.servletbench.harness.verify.Gate.Ruling;
import org.servletbench.harness.verify.SessionComparison;
import org.servletbench.harness.verify.Sessions;

class GatingTest {
  private static final Gate GATE = new Gate(new Margin(0.1), List.of(named("goodput_rps")));

  private final List<String> said = new ArrayList<>();
  private final List<Set<String>> repeated = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    // what the first session shows, what a second would show, exit code, whether there is a second
    "same,  same,        0,   false",
    "blind, same,        4,   false",
    "worse, worse,       3,   true",
    "worse, same,        0,   true",
    "worse, blind,       4,   true",
    "worse, nothing,     4,   true",
    "worse, interrupted, 130, true"
  })
  void it_fails_only_if_two_sessions_say_so(
      String first, String second, int code, boolean isRepeated) {
    Gating gating =
        new Gating(
            GATE,
            said::add,
            scenarios -> {
              repeated.add(scenarios);
              return second.equals("interrupted") ? Optional.empty() : Optional.of(ruling(second));
            });

    assertThat(gating.exitCode(ruling(first))).isEqualTo(code);
    assertThat(repeated).hasSize(isRepeated ? 1 : 0);
  }

  @Test
  void it_says_what_is_worse_and_that_both_sessions_do() {
    new Gating(GATE, said::add, scenarios -> Optional.of(ruling("worse")))
        .exitCode(ruling("worse"));

    assertThat(said)
        .satisfiesExactly(
            head ->
                assertThat(head)
                    .isEqualTo("gate of 10 % on goodput_rps: 1 of 1 figure judged, 1 is worse"),
            worse ->
                assertThat(worse)
                    .startsWith("worse: goodput_rps of a is 0.7x (")
                    .endsWith("of the base (70/s over 100/s)"),
            again -> assertThat(again).isEqualTo("measuring once more, in a second session: a"),
            both -> assertThat(both).startsWith("both sessions: goodput_rps of a is 0.7x"),
            end -> assertThat(end).startsWith("the gate fails: "));
  }

  @Test
  void a_gate_that_sees_nothing_is_not_green_and_says_why() {
    new Gating(GATE, said::add, scenarios -> Optional.empty()).exitCode(ruling("blind"));

    assertThat(said)
        .containsExactly(
            "gate of 10 % on goodput_rps: 0 of 1 figure judged, none is worse by as much",
            "not judged: goodput_rps of a: an interval takes 3 valid trials",
            "the gate could judge nothing, so it neither passes nor fails");
  }

  private static Ruling ruling(String shows) {
    if (shows.equals("nothing")) {
      return Ruling.NOTHING;
    }
    double[] now =
        switch (shows) {
          case "worse" -> new double[] {70, 71, 69, 70, 70};
          case "blind" -> new double[] {70};
          default -> new double[] {100, 101, 99, 100, 100};
        };
    List<Contrast> rows =
        SessionComparison.contrasts(
            Sessions.goodput("base", "a", 100, 101, 99, 100, 100),
            Sessions.goodput("now", "a", now),
            GATE.metrics(),
            GATE.margin());
    return GATE.rule(rows);
  }
}
