package org.servletbench.harness.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.verify.Servers.costing;
import static org.servletbench.harness.verify.Servers.run;
import static org.servletbench.harness.verify.Servers.table;
import static org.servletbench.harness.verify.Servers.wrk;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.verify.ArticleTable;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Servers;
import org.servletbench.harness.verify.Verdicts;

/** The article ranks tokio, gin, go-std. */
class LeadersTest {
  @Test
  void each_pair_of_the_article_is_held_reversed_undecided_or_not_measured() {
    Finding.Survival left =
        survival(wrk("tokio", 100), wrk("gin", 120), wrk("go-std", 99), wrk("tomcat", 200));

    assertThat(left.held()).as("gin over go-std").isEqualTo(1);
    assertThat(left.reversed()).as("tokio over gin").isEqualTo(1);
    assertThat(left.undecided()).as("tokio over go-std").isEqualTo(1);
    assertThat(left.unmeasured()).isZero();
    assertThat(left.kept()).as("gin is first of the article's servers here").isEmpty();
  }

  @Test
  void a_shared_first_rank_keeps_the_articles_first() {
    assertThat(survival(wrk("tokio", 100), wrk("gin", 103), wrk("go-std", 50)).kept())
        .containsExactly("product detail page");
  }

  @Test
  void pairs_with_a_server_without_a_valid_trial_are_not_measured() {
    Finding.Survival left =
        survival(Servers.invalid("tokio", "busy"), wrk("gin", 120), wrk("go-std", 90));

    assertThat(left.unmeasured()).isEqualTo(2);
    assertThat(left.held()).isEqualTo(1);
    assertThat(left.kept()).as("nobody knows").isEmpty();
    assertThat(left.tables()).as("loads under which the winner was measured").isZero();
    assertThat(left.doubt().trials()).as("of the valid ones").isEqualTo(1);
  }

  @Test
  void the_first_of_all_servers_is_told_and_the_loads_of_the_article_only_once() {
    Answer answer = answer(wrk("tokio", 100), wrk("gin", 98), wrk("go-std", 50), wrk("tomcat", 40));
    Leader leader = answer.first(Finding.Fastest.class).orElseThrow().leaders().getFirst();

    assertThat(leader.first()).containsExactly("tokio-page", "gin-page");
    assertThat(leader.overBase()).hasValue(2);
    assertThat(leader.ranked()).isEqualTo(4);
    assertThat(answer.first(Finding.Level.class)).isEmpty();
  }

  @Test
  void the_cheapest_is_named_with_those_that_cannot_be_told_from_it() {
    Leader leader =
        leader(
            costing(wrk("tokio", 1000, 1000, 1000), 9.77, 9.94, 12.0),
            costing(wrk("gin", 900, 900, 900), 9.33, 9.63, 9.87),
            costing(wrk("go-std", 800, 800, 800), 20, 21, 22));

    assertThat(leader.cheapest()).containsExactly("gin-page", "tokio-page");
    assertThat(leader.cpuMicros()).hasValue(9.63);
  }

  /** As of a server of several processes. */
  @Test
  void beside_one_whose_cpu_time_is_not_known_nobody_is_the_cheapest() {
    assertThat(
            leader(
                    costing(wrk("tokio", 1000), 7.6),
                    costing(wrk("gin", 900), 12),
                    costing(wrk("go-std", 800)))
                .cheapest())
        .isEmpty();
  }

  /** What a request costs depends on the rate. */
  @Test
  void beside_a_rate_more_than_half_as_high_again_nobody_is_the_cheapest() {
    Leader leader =
        leader(
            costing(wrk("tokio", 1000), 7.6),
            costing(wrk("gin", 900), 12),
            costing(wrk("go-std", 600), 20));

    assertThat(leader.cheapest()).isEmpty();
    assertThat(leader.cpuMicros()).isEmpty();
  }

  @Test
  void a_rank_rests_on_as_many_trials_as_the_least_of_its_rows() {
    assertThat(leader(wrk("tokio", 100, 101, 102), wrk("gin", 90), wrk("go-std", 80)).trials())
        .isEqualTo(1);
  }

  private static Leader leader(ScenarioSummary... scenarios) {
    return answer(scenarios).first(Finding.Fastest.class).orElseThrow().leaders().getFirst();
  }

  @Test
  void who_has_no_valid_trial_is_named_beside() {
    assertThat(
            answer(Servers.invalid("tokio", "busy"), wrk("gin", 2), wrk("go-std", 1))
                .first(Finding.Unusable.class)
                .orElseThrow()
                .scenarios())
        .containsExactly("tokio-page");
  }

  @Test
  void the_reason_of_one_is_not_told_of_all() {
    assertThat(reason("busy 0.93", "busy 0.96")).isEqualTo("tokio-page: busy 0.93");
    assertThat(reason("busy; lower the rate", "late")).isEqualTo("tokio-page: busy");
  }

  private static String reason(String ofTokio, String ofGin) {
    return answer(
            Servers.invalid("tokio", ofTokio), Servers.invalid("gin", ofGin), wrk("go-std", 1))
        .first(Finding.Unusable.class)
        .orElseThrow()
        .reason();
  }

  @Test
  void idle_connections_are_told_from_the_least_to_the_most() {
    RunSummary run =
        run(
            idle("gin", 1000, 20),
            idle("gin", 5000, 60),
            idle("gin", 9000, 100),
            idle("tokio", 1000, 11),
            idle("tokio", 5000, 15),
            idle("tokio", 9000, 19));
    Answer answer = Answer.of(run, List.of(), new Verdicts(List.of()), Manifest.NOTHING);
    Finding.IdleMemory idle = answer.first(Finding.IdleMemory.class).orElseThrow();

    assertThat(idle.costs()).extracting(cost -> cost.target()).containsExactly("tokio", "gin");
    assertThat(idle.facts()).extracting(Fact::scenario).containsExactly("tokio-9000", "gin-9000");
    assertThat(answer.first(Finding.Cost.class)).as("sizes are not set against sizes").isEmpty();
  }

  private static ScenarioSummary idle(String framework, int connections, double rss) {
    return Servers.idle(framework, connections, new double[] {rss}, new double[] {rss / 2});
  }

  private static Finding.Survival survival(ScenarioSummary... scenarios) {
    return answer(scenarios).first(Finding.Survival.class).orElseThrow();
  }

  private static Answer answer(ScenarioSummary... scenarios) {
    RunSummary run = run(scenarios);
    return Answer.of(
        run,
        ArticleTable.of(run, table("tokio", "gin", "go-std")),
        new Verdicts(List.of()),
        Manifest.NOTHING);
  }
}
