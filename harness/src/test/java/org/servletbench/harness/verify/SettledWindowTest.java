package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.catalogue.Catalogue;
import org.servletbench.harness.metrics.Encoded;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.Measurement;

/** Measures a window whose load ran before it: the requests in flight at its beginning. */
class SettledWindowTest {
  /** The target is slow for 3 s under the measured load, and then answers at once. */
  @Test
  void what_comes_before_the_window_is_a_result_of_its_own() {
    SecondsTrial trial = SecondsTrial.of(CourseTrial.scenario(SecondsTrial.OPEN, 9)).settling(9);
    for (int second = -9; second < 10; second++) {
      CourseTrial.second(trial, second, 200, second < -6 ? 40 : 15, Map.of("ok_earlier", 0));
    }
    List<Measurement> rows =
        MeasurementExtractor.extract(
            Records.withReadings(
                trial.total("planned", 2000).record(), CourseTrial.readings(900, 900)));

    assertThat(value(rows, "settled_after_s")).hasValue(2); // one odd second is let pass
    assertThat(value(rows, "transient_latency_p99_ms")).isEmpty();
    assertThat(value(rows, "latency_max_ms").getAsDouble()).isCloseTo(15, withPercentage(0.1));
    assertThat(value(rows, "planned")).hasValue(2000);
    assertThat(value(rows, "completed")).hasValue(2000);
  }

  /** 100/s at 200 ms: MEASURE begins with 20 in flight, and ends with 20. */
  @Test
  void what_was_sent_before_the_window_and_ends_in_it_is_work_but_no_request_of_it() {
    SecondsTrial trial = SecondsTrial.of(CourseTrial.scenario(SecondsTrial.OPEN, 9)).settling(9);
    CourseTrial.second(
        trial,
        0,
        100,
        15,
        Map.of("completed", 80, "ok", 80, "completed_earlier", 20, "ok_earlier", 19));
    for (int second = 1; second < 10; second++) {
      CourseTrial.second(trial, second, 100, 15, Map.of());
    }
    trial.second(10, Map.of("completed", 20, "ok", 20), Map.of("ok.felt", Encoded.millis(20, 15)));
    List<Measurement> rows = MeasurementExtractor.extract(trial.total("planned", 1000).record());

    assertThat(value(rows, "completed")).hasValue(1000);
    assertThat(value(rows, "throughput_rps")).hasValue(100);
    assertThat(value(rows, "goodput_rps")).hasValue(99.9);
  }

  private static OptionalDouble value(List<Measurement> rows, String metric) {
    return rows.stream()
        .filter(row -> row.metric().equals(Catalogue.named(metric)))
        .map(Measurement::value)
        .findFirst()
        .orElseThrow();
  }
}
