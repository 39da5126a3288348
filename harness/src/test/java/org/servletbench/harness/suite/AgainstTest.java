package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.AppBuild;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Contest;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Rivals;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;

class AgainstTest {
  private static final AppBuild OURS = new AppBuild("commit abc", "a".repeat(64));
  private static final AppBuild THEIRS = new AppBuild("old.jar", "b".repeat(64));
  private static final Contest BUILDS = new Contest.Builds(OURS, THEIRS);
  private static final Contest COMMAND = new Contest.Command(List.of("./server", "--new"));
  private static final Scenario BLOCKING = ArticleTrial.scenario("a", Strategy.BLOCKING);
  private static final Scenario OWN = own("own");

  @Test
  void each_scenario_of_the_app_runs_with_both_builds() {
    Suite both = Against.of(suite(BLOCKING, OWN), BUILDS);

    assertThat(both.scenarios()).extracting(Scenario::name).containsExactly("a", "a-against");
    assertThat(both.scenarios())
        .extracting(each -> each.app().orElseThrow().settings().variant().runtime().build())
        .containsExactly(Optional.of(OURS), Optional.of(THEIRS));
    assertThat(both.scenarios().getLast().load()).isEqualTo(BLOCKING.load());
    assertThat(Rivals.of(both)).containsExactly(new Rivals("a", "a-against"));
  }

  @Test
  void a_server_of_the_users_own_is_started_by_the_other_command() {
    Suite both = Against.of(suite(BLOCKING, OWN), COMMAND);

    assertThat(both.scenarios()).extracting(Scenario::name).containsExactly("own", "own-against");
    Target.Command other = (Target.Command) both.scenarios().getLast().target();
    assertThat(other.command()).containsExactly("./server", "--new");
    assertThat(other.build()).as("it is built already").isEmpty();
    assertThat(other.url()).isEqualTo(((Target.Command) OWN.target()).url());
  }

  @Test
  void a_build_may_be_held_against_itself() {
    assertThat(Rivals.of(Against.of(suite(BLOCKING), new Contest.Builds(OURS, OURS)))).hasSize(1);
  }

  @Test
  void a_suite_without_a_fitting_target_is_refused() {
    assertThatThrownBy(() -> Against.of(suite(OWN), BUILDS))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("suite tiny has no scenario with a strategy");
    assertThatThrownBy(() -> Against.of(suite(BLOCKING), COMMAND))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("suite tiny has no scenario with target.command");
  }

  @Test
  void a_name_that_is_taken_is_refused() {
    Scenario taken = ArticleTrial.scenario("a-against", Strategy.ASYNC_BLOCKING);

    assertThatThrownBy(() -> Against.of(suite(BLOCKING, taken), BUILDS))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("scenario 'a-against' occurs twice, since --against adds -against");
  }

  @Test
  void a_name_that_becomes_too_long_is_refused() {
    Scenario longest = ArticleTrial.scenario("a".repeat(200), Strategy.BLOCKING);

    assertThatThrownBy(() -> Against.of(suite(longest), BUILDS))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(
            "has 208 characters, and its folder takes at most 200, since --against")
        .hasMessageEndingWith("rename yours");
  }

  @Test
  void scenarios_that_differ_in_more_than_their_target_are_no_rivals() {
    Scenario scaled = BLOCKING.against(BLOCKING.target()).scaled(2);

    assertThat(Rivals.of(suite(BLOCKING, scaled))).isEmpty();
  }

  @Test
  void rivals_run_side_by_side_and_the_next_round_is_the_reverse() {
    List<String> order = order(Against.of(suite(BLOCKING, other("b"), other("c")), BUILDS));

    for (int i = 0; i < order.size(); i += 2) {
      assertThat(order.get(i).replace("-against", ""))
          .isEqualTo(order.get(i + 1).replace("-against", ""));
    }
    assertThat(order.subList(6, 12)).isEqualTo(order.subList(0, 6).reversed());
    assertThat(order).hasSize(24);
  }

  private static List<String> order(Suite suite) {
    return TrialPlanner.plan(suite, 3).trials().stream().map(PlannedTrial::scenario).toList();
  }

  private static Suite suite(Scenario... scenarios) {
    return new Suite("tiny", "?", 4, 1, Stream.of(scenarios).toList(), List.of());
  }

  private static Scenario other(String name) {
    return ArticleTrial.scenario(name, Strategy.ASYNC_BLOCKING);
  }

  private static Scenario own(String name) {
    TargetUrl url = TargetUrl.parse("http://127.0.0.1:9000/");
    return new Scenario(
        name,
        new Target.Command(List.of("./server"), url, url, List.of("make"), "", ""),
        Driver.OPEN_LOOP,
        BLOCKING.load(),
        BLOCKING.client(),
        BLOCKING.warmUp(),
        Optional.empty(),
        Optional.empty());
  }
}
