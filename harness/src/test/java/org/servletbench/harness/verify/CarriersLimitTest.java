package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.GaugedTrial;
import org.servletbench.harness.metrics.GaugedTrial.Gauges;
import org.servletbench.harness.metrics.PinnedTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

/** Carriers limit a trial while a call of the downstream keeps each of them, on JDKs that do so. */
class CarriersLimitTest {
  @ParameterizedTest
  @CsvSource({
    // JDK, calls in flight, in how many of ten readings, timeouts
    "21, 2, 10, 300, 'carriers (2/2 pinned by calls 100 %)'",
    "21, 2, 6,  300, 'carriers (2/2 pinned by calls 60 %)'",
    "21, 2, 5,  300, unknown",
    "21, 2, 10, 0,   nothing",
    "25, 2, 10, 300, unknown",
    "'', 2, 10, 300, unknown"
  })
  void they_are_named_where_all_are_kept_and_less_is_served_than_asked(
      String jdk, int calls, int readings, double timeouts, String limit) {
    TrialRecord gauged =
        GaugedTrial.of(
            Strategy.VIRTUAL_THREADS_SYNCHRONIZED,
            readings,
            new Gauges(0, -1, 0, 0, 20, 0, calls, 0),
            Map.of());
    Scenario plain = gauged.scenario();
    Scenario pinned =
        new Scenario(
            plain.name(),
            PinnedTrial.app(jdk, 2),
            plain.driver(),
            plain.load(),
            plain.client(),
            plain.warmUp(),
            plain.delay(),
            Optional.empty());

    assertThat(
            LimitFinder.of(
                    Records.withScenario(gauged, pinned),
                    SoundFigures.with(Map.of("timeouts", timeouts)))
                .toString())
        .startsWith(limit);
  }
}
