package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.Load;

/** The law of Little for 10 clients that send their first requests one after another. */
class SpreadGateTest {
  @ParameterizedTest
  @CsvSource({
    // spread, s | ran before MEASURE, s | clients by rate x latency | valid
    "2, 0, 9.0,  true", // over 2 of 10 s, half of them are there on average
    "2, 0, 8.8,  true",
    "2, 0, 8.5,  false",
    "2, 0, 10.4, false",
    "2, 1, 9.5,  true",
    "2, 1, 9.4,  false",
    "2, 2, 9.0,  false",
    "0, 0, 9.0,  false"
  })
  void clients_that_came_later_are_not_missed(
      int spread, int settled, double clients, boolean valid) {
    Load.Closed load =
        new Load.Closed(
            10,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(spread),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2));
    SecondsTrial trial = SecondsTrial.sound(GatesTest.scenario(load, 0)).settling(settled);
    List<String> reasons =
        GatesTest.check(trial.record(), Map.of("little_clients", clients)).stream()
            .filter(reason -> reason.startsWith("Little's law"))
            .toList();

    assertThat(reasons.isEmpty()).as("%s", reasons).isEqualTo(valid);
  }
}
