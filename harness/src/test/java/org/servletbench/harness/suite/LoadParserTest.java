package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.suite.ScenarioParserTest.SUITE;
import static org.servletbench.harness.suite.ScenarioParserTest.other;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Suite;

/** Checks which keys of a load may stand beside each other. */
class LoadParserTest {
  /** It would run at another rate, or in another shape, than its author believes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model: closed, connections: 5, rate: 9/s | 'rate' beside 'model: closed'",
        "model: closed, connections: 5, arrivals: even | 'arrivals' beside 'model: closed'",
        "model: open, connections: 5 | 'connections' beside 'model: open'",
        "model: open, think-time: 1s | 'think-time' beside 'model: open'",
        "arrivals: even, burst: 5 | 'burst' beside 'arrivals: even'",
        "arrivals: poisson, from: 5/s | 'from' beside 'arrivals: poisson'",
        "arrivals: ramp, from: 1/s, to: 9/s, rate: 5/s | 'rate' beside 'arrivals: ramp'",
        "arrivals: steps, rates: [1/s], seed: 5 | 'seed' beside 'arrivals: steps'",
        "arrivals: burst, burst: 5, connections: 5 | 'connections' beside 'arrivals: burst'"
      })
  void a_key_beside_what_has_no_use_for_it_is_refused(String keys, String message) {
    assertThatThrownBy(() -> other("load: {" + keys + "}"))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            "suite tiny: scenarios[2]: load has "
                + message
                + ", which has no use for it: leave it out here");
  }

  @Test
  void so_are_those_of_a_suite_and_of_a_workload() {
    String plain = SUITE.formatted("{name: other, strategy: blocking}");

    assertThatThrownBy(() -> parse(plain.replace("rate: 20/s,", "rate: 20/s, connections: 5,")))
        .hasMessageStartingWith("suite tiny: load has 'connections' beside 'model: open'");
    assertThatThrownBy(
            () -> parse(plain + "workloads: {calm: {load: {model: closed, rate: 5/s}}}\n"))
        .hasMessageStartingWith("suite tiny: workloads: calm: load has 'rate' beside");
  }

  @Test
  void what_a_scenario_inherits_may_be_without_use() {
    assertThat(other("load: {model: closed, connections: 5}").load())
        .isInstanceOf(Load.Closed.class);
    assertThat(other("load: {arrivals: ramp, from: 1/s, to: 9/s}").load())
        .isInstanceOf(Load.Open.class);
    assertThat(other("load: {model: closed, connections: 5, rate: }").load())
        .isInstanceOf(Load.Closed.class);
  }

  private static Suite parse(String text) {
    return Parsers.of(name -> text).parse("tiny");
  }
}
