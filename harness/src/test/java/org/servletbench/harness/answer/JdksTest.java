package org.servletbench.harness.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.answer;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import org.junit.jupiter.api.Test;

class JdksTest {
  private static final String CPU = "cpu_us_per_request";

  @Test
  void each_way_is_compared_with_itself_and_the_largest_change_is_told() {
    Answer answer =
        answer(
            run(
                on("blocking", "21", 300),
                on("blocking", "25", 320),
                on("async", "21", 400),
                on("async", "25", 300)));
    Finding.Changed changed = answer.first(Finding.Changed.class).orElseThrow();

    assertThat(changed.base()).isEqualTo("21");
    assertThat(changed.other()).isEqualTo("25");
    Pair cpu = changed.pairs().getFirst();
    assertThat(cpu.metric()).isEqualTo(named(CPU));
    assertThat(cpu.least()).containsExactly("async-jdk-21");
    assertThat(cpu.most()).containsExactly("async-jdk-25");
    assertThat(cpu.ratio()).isEqualTo(0.75);
    assertThat(changed.alike()).containsExactly(named("latency_p50_ms"));
    assertThat(answer.first(Finding.Cost.class)).as("a way beside another way").isEmpty();
  }

  @Test
  void every_later_jdk_is_compared_with_the_first() {
    List<Finding> findings =
        answer(run(on("a", "21", 300), on("a", "25", 400), on("a", "26", 500))).findings();

    assertThat(findings.stream().filter(Finding.Changed.class::isInstance))
        .extracting(each -> ((Finding.Changed) each).other())
        .containsExactly("25", "26");
  }

  @Test
  void scenarios_that_differ_in_more_than_the_jdk_are_not_compared() {
    assertThat(
            answer(run(on("blocking", "21", 300), on("async", "25", 400)))
                .first(Finding.Changed.class))
        .isEmpty();
    assertThat(
            answer(run(on("a", "21", 300), on("a", "25", 400).delay(50)))
                .first(Finding.Changed.class))
        .isEmpty();
  }

  @Test
  void a_way_that_does_not_carry_its_load_is_not_among_every_way() {
    Found overloaded = on("blocking", "21", 300).with("goodput_rps", 100);
    Finding.Changed changed =
        answer(
                run(
                    overloaded,
                    on("blocking", "25", 300),
                    on("async", "21", 400),
                    on("async", "25", 300)))
            .first(Finding.Changed.class)
            .orElseThrow();

    assertThat(changed.everyWay()).isFalse();
    assertThat(changed.scenarios()).containsExactly("async-jdk-21", "async-jdk-25");
  }

  @Test
  void a_figure_that_one_way_lacks_is_not_alike_for_all() {
    Finding.Changed changed =
        answer(
                run(
                    on("blocking", "21", 300),
                    on("blocking", "25", 300),
                    on("async", "21", 400).with("threads_peak", 40),
                    on("async", "25", 300).with("threads_peak", 40)))
            .first(Finding.Changed.class)
            .orElseThrow();

    assertThat(changed.everyWay()).isTrue();
    assertThat(changed.alike()).containsExactly(named("latency_p50_ms"));
  }

  @Test
  void a_run_that_names_one_jdk_or_none_says_nothing_of_it() {
    assertThat(answer(run(on("a", "21", 300))).first(Finding.Changed.class)).isEmpty();
    assertThat(answer(run(scenario("a", 1), scenario("b", 1))).first(Finding.Changed.class))
        .isEmpty();
  }

  @Test
  void what_the_trials_cannot_tell_is_not_said_to_be_alike() {
    Finding.Changed changed =
        answer(
                run(
                    scenario("a-jdk-21", 6).jdk("21").with(CPU, 300, 310, 290, 305, 295, 300),
                    scenario("a-jdk-25", 6).jdk("25").with(CPU, 300, 400, 290, 305, 260, 300)))
            .first(Finding.Changed.class)
            .orElseThrow();

    assertThat(changed.alike()).doesNotContain(named(CPU));
    assertThat(changed.pairs().getFirst().isSure()).isFalse();
  }

  private static Found on(String way, String jdk, double cpu) {
    return scenario(way + "-jdk-" + jdk, 1).jdk(jdk).with(CPU, cpu);
  }
}
