package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;

class FamilyNamesTest {
  @Test
  void a_family_is_called_by_its_target_unless_another_has_the_same() {
    Map<Integer, List<ScenarioSummary>> families = new LinkedHashMap<>();
    families.put(1, named("blocking-0ms", "blocking-20ms"));
    families.put(2, named("async-0ms", "async-20ms"));

    assertThat(FamilyNames.of(families, it -> it == 1 ? "blocking" : "async").values())
        .containsExactly("blocking", "async");
  }

  @Test
  void families_of_one_target_are_called_by_what_their_names_share() {
    Map<Integer, List<ScenarioSummary>> families = new LinkedHashMap<>();
    families.put(1, named("blocking-0ms", "blocking-20ms"));
    families.put(2, named("blocking-0ms-against", "blocking-20ms-against"));
    families.put(3, named("a", "b"));

    assertThat(FamilyNames.of(families, it -> "blocking").values())
        .containsExactly("blocking", "blocking-against", "blocking");
  }

  private static List<ScenarioSummary> named(String... names) {
    return Arrays.stream(names)
        .map(
            name ->
                new ScenarioSummary(
                    ArticleTrial.scenario(name, Strategy.BLOCKING),
                    1,
                    1,
                    List.of(),
                    Limit.NOTHING,
                    Map.of()))
        .toList();
  }
}
