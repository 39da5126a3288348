package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;

class TrialPlannerTest {
  @Test
  void the_first_block_is_shuffled_as_every_other() {
    assertThat(LongStream.range(0, 20).mapToObj(seed -> TrialPlanner.plan(suite(1), seed)))
        .as("whoever comes first differs from seed to seed")
        .extracting(plan -> plan.trials().getFirst().scenario())
        .contains("a", "b", "c", "d", "e");
  }

  @Test
  void every_even_block_is_the_one_before_it_reversed() {
    List<String> order = scenarios(TrialPlanner.plan(suite(6), 1));

    for (int pair = 0; pair < 3; pair++) {
      List<String> both = order.subList(pair * 10, pair * 10 + 10);
      assertThat(both.subList(5, 10)).isEqualTo(reversed(both.subList(0, 5)));
    }
  }

  @Test
  void each_scenario_has_each_of_its_trials_once_and_numbers_count_the_plan() {
    Plan plan = TrialPlanner.plan(suite(6), 1);

    assertThat(plan.trials())
        .extracting(PlannedTrial::number)
        .containsExactlyElementsOf(Stream.iterate(1, number -> number + 1).limit(30).toList());
    for (String scenario : List.of("a", "b", "c", "d", "e")) {
      assertThat(plan.trials().stream().filter(trial -> trial.scenario().equals(scenario)))
          .extracting(PlannedTrial::trial)
          .containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void the_seed_alone_decides_the_order() {
    assertThat(TrialPlanner.plan(suite(6), 7)).isEqualTo(TrialPlanner.plan(suite(6), 7));
    assertThat(scenarios(TrialPlanner.plan(suite(6), 7)))
        .isNotEqualTo(scenarios(TrialPlanner.plan(suite(6), 8)));
  }

  @Test
  void folders_sort_in_the_order_of_the_plan() {
    assertThat(new PlannedTrial(3, 1, "async-context").folder()).isEqualTo("03-async-context");
  }

  @Test
  void once_the_first_is_left_out_the_next_is_in_its_place_and_keeps_its_number() {
    Plan whole = TrialPlanner.plan(suite(2), 1);
    Plan rest = whole.without(Set.of(whole.trials().getFirst().scenario()));
    PlannedTrial first = rest.trials().getFirst();

    assertThat(first.number()).isEqualTo(2);
    assertThat(rest.place(first)).isEqualTo(1);
    assertThat(rest.place(rest.trials().getLast())).isEqualTo(8);
  }

  private static Suite suite(int trials) {
    return new Suite(
        "tiny",
        "?",
        trials,
        1,
        Stream.of("a", "b", "c", "d", "e")
            .map(name -> ArticleTrial.scenario(name, Strategy.BLOCKING))
            .toList(),
        List.of());
  }

  private static List<String> scenarios(Plan plan) {
    return plan.trials().stream().map(PlannedTrial::scenario).toList();
  }

  private static List<String> reversed(List<String> list) {
    return IntStream.range(0, list.size()).mapToObj(i -> list.get(list.size() - 1 - i)).toList();
  }
}
