package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES;
import static org.servletbench.harness.catalogue.LoadFigure.SENT_RPS;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.ScenarioSummary;

class SpeedWarningsTest {
  @Test
  void a_generator_that_takes_twice_as_long_for_the_same_work_shows_a_slower_machine() {
    assertThat(SpeedWarnings.of(List.of(took("even", 90, 95), took("uneven", 152, 75, 102))))
        .singleElement()
        .asString()
        .contains("the generator took 75 us of CPU in one trial of uneven and 152 us in another");
  }

  @Test
  void a_usual_spread_and_single_trials_say_nothing() {
    assertThat(SpeedWarnings.of(List.of(took("one", 75), took("other", 152)))).isEmpty();
    assertThat(SpeedWarnings.of(List.of(took("same", 100, 129)))).isEmpty();
    assertThat(SpeedWarnings.of(List.of(took("more", 100, 131)))).hasSize(1);
    assertThat(SpeedWarnings.of(List.of(took("unread")))).isEmpty();
  }

  private static ScenarioSummary took(String name, double... micros) {
    return new ScenarioSummary(
        ArticleTrial.scenario(name, Strategy.BLOCKING),
        micros.length,
        micros.length,
        List.of(),
        new Limit("nothing", ""),
        Map.of(
            SENT_RPS,
            DoubleStream.of(micros).map(each -> 400).toArray(),
            GENERATOR_CPU_CORES,
            DoubleStream.of(micros).map(each -> each * 400 / 1e6).toArray()));
  }
}
