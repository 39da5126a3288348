package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.suite.Overrides;
import org.servletbench.harness.suite.Parsers;
import org.servletbench.harness.suite.SuiteParser;
import org.servletbench.harness.suite.TrialPlanner;

/** Checks that the starts of a plan decide which launch caches are recorded for it. */
class StartsTest {
  private static final SuiteParser PARSER = Parsers.of(StartsTest::text);

  /** Trials of a suite of five scenarios, one of them on virtual threads. */
  @ParameterizedTest
  @CsvSource({"quick, 1, false", "article, 1, false", "article, 6, false", "article, 12, true"})
  void services_are_recorded_once_their_starts_save_more_than_it_takes(
      String suite, int trials, boolean pays) {
    assertThat(starts(suite, trials).pay()).isEqualTo(pays);
  }

  @Test
  void services_that_are_to_be_steady_are_always_recorded() {
    assertThat(starts("strategies", 1).untilSteady()).isTrue();
    assertThat(starts("strategies", 1).pay()).isTrue();
  }

  @Test
  void quick_starts_two_kinds_of_app_one_driver_and_the_downstream() {
    Starts quick = starts("quick", 1);

    assertThat(quick.apps().keySet()).extracting(AppKind::label).containsExactly("", "virtual");
    assertThat(quick.ofApps()).isEqualTo(5);
    assertThat(quick.downstream()).isTrue();
    assertThat(quick.drivers()).containsExactly(Driver.JMETER);
  }

  @Test
  void a_server_of_the_users_own_needs_no_service_of_ours() {
    Plan plan =
        plan(
            """
            suite: own
            question: How fast is it?
            trials: 50
            driver: open-loop
            load: {model: open, rate: 40/s, arrivals: even, duration: 3s, timeout: 3s}
            warm-up: {rate: 20/s, duration: 1s, delay: 1ms}
            scenarios: [{name: own, target: {url: 'http://127.0.0.1:9/'}}]
            """);
    Starts own = Starts.of(plan);

    assertThat(own.apps()).isEmpty();
    assertThat(own.downstream()).isFalse();
    assertThat(own.drivers()).containsExactly(Driver.OPEN_LOOP);
    assertThat(own.pay()).isFalse();
  }

  /** A search for capacity plans its trials one after the other. */
  @Test
  void a_plan_without_trials_prepares_for_its_scenarios() {
    Overrides none = new Overrides(Optional.empty(), Optional.empty(), List.of(), false);
    Plan plan = new Plan(PARSER.parse("quick", none), 1, List.of(), Optional.empty());

    assertThat(Starts.of(plan).drivers()).containsExactly(Driver.JMETER);
    assertThat(Starts.of(plan).ofApps()).isEqualTo(5);
    assertThat(Starts.of(plan).pay()).isFalse();
  }

  private static Starts starts(String suite, int trials) {
    Overrides often = new Overrides(Optional.empty(), Optional.of(trials), List.of(), false);
    return Starts.of(TrialPlanner.plan(PARSER.parse(suite, often), 1));
  }

  private static Plan plan(String text) {
    Overrides none = new Overrides(Optional.empty(), Optional.empty(), List.of(), false);
    return TrialPlanner.plan(Parsers.of(name -> text, List::of).parse("own", none), 1);
  }

  private static String text(String suite) {
    try {
      return Files.readString(Path.of("../suites", suite + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
