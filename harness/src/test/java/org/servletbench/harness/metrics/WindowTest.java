package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

class WindowTest {
  private static final TrialRecord ARTICLE =
      ArticleTrial.of(ArticleTrial.scenario("a", Strategy.BLOCKING)).record();

  /** A client is late, never early: one late arrival moves no other's slot. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 600, 1199})
  void JMeters_schedule_begins_where_its_most_punctual_arrivals_put_it(int late) {
    TrialRecord record = withDelayedArrival(ARTICLE, late, 30);

    Window window = Window.of(record).orElseThrow();

    assertThat(window.originMillis()).isEqualTo(ArticleTrial.ORIGIN);
    assertThat(window.endMillis()).isEqualTo(ArticleTrial.ORIGIN + 60_000);
    assertThat(lags(record)[late]).isEqualTo(30);
    assertThat(Arrays.stream(lags(record)).sum()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({"12, 0", "13, 30"})
  void a_lag_of_p99_lets_one_in_a_hundred_be_later(int late, double p99) {
    TrialRecord record = ARTICLE;
    for (int number = 0; number < late; number++) {
      record = withDelayedArrival(record, 100 * number % 1200 + number, 30);
    }

    assertThat(
            MeasurementExtractor.extract(record).stream()
                .filter(it -> it.metric().label().equals("arrival_lag_p99_ms"))
                .findFirst()
                .orElseThrow()
                .value())
        .hasValue(p99);
  }

  @Test
  void the_end_belongs_to_no_window_and_the_beginning_does() {
    Window window = Window.from(1000, 500);

    assertThat(window.contains(999)).isFalse();
    assertThat(window.contains(1000)).isTrue();
    assertThat(window.contains(1499)).isTrue();
    assertThat(window.contains(1500)).isFalse();
    assertThat(window.lengthSeconds()).isEqualTo(0.5, within(1e-9));
  }

  private static double[] lags(TrialRecord record) {
    return Punctuality.of(record, (Recording.Requests) record.recording())
        .orElseThrow()
        .lagsMillis();
  }

  private static TrialRecord withDelayedArrival(TrialRecord record, int number, int millis) {
    List<Request> requests = new ArrayList<>(Records.requests(record));
    int at = requests.size() - Records.measured(record).size() + number;
    Request request = requests.get(at);
    requests.set(
        at,
        new Request(
            Phase.MEASURE,
            request.startMillis() + millis,
            request.latencyMillis(),
            request.outcome()));
    return Records.with(record, new Recording.Requests(requests));
  }
}
