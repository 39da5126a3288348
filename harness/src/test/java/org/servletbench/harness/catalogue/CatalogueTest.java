package org.servletbench.harness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.Outcome;

class CatalogueTest {
  @Test
  void every_metric_is_found_by_its_name_and_says_what_it_is() {
    assertThat(Catalogue.all())
        .hasSizeGreaterThan(150)
        .allSatisfy(
            metric -> {
              assertThat(Catalogue.named(metric.label())).isEqualTo(metric);
              assertThat(metric.declared().meaning()).isNotBlank();
              assertThat(metric.declared().empty()).isNotBlank();
            });
  }

  @Test
  void a_stage_of_a_targets_own_is_a_metric() {
    assertThat(Catalogue.named("stage_cache-read_p99_ms"))
        .isEqualTo(new Stage("cache-read", Statistic.P99));
  }

  @ParameterizedTest
  @CsvSource({
    "latncy_p99_ms,   latency_p99_ms",
    "thread_peak,     threads_peak",
    "okshare,         ok_share",
    "stage_x_p90_ms,  latency_p90_ms"
  })
  void an_unknown_name_is_told_with_those_nearest_to_it(String name, String nearest) {
    assertThatThrownBy(() -> Catalogue.named(name))
        .hasMessageStartingWith("'" + name + "' is not a metric; nearest: ")
        .hasMessageContaining(nearest);
  }

  @ParameterizedTest
  @CsvSource({
    "latency_p999_ms,             ms",
    "cpu_us_per_request,          us",
    "run_queue_us_per_request_app, us",
    "rss_kib_per_in_flight_warm,  KiB",
    "allocated_bytes_per_request, B",
    "bytes_per_response,          B",
    "ab_requests_per_second,      1/s",
    "goodput_rps,                 1/s",
    "drained_after_s,             s",
    "rss_peak_mib,                MiB",
    "downstream_hits,             1",
    "predicted_latency_p50_slower_ms, ms"
  })
  void a_name_tells_its_unit(String name, String unit) {
    assertThat(Catalogue.named(name).unit().symbol()).isEqualTo(unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sent", "ok", "timeouts", "failed", "dropped", "downstream_hits"})
  void counts_are_added_up_over_trials(String name) {
    assertThat(Catalogue.named(name).declared().kind().isAddedUp()).isTrue();
  }

  @Test
  void each_outcome_has_its_metric() {
    assertThat(Outcome.values())
        .allSatisfy(outcome -> assertThat(outcome.label()).isEqualToIgnoringCase(outcome.name()));
  }
}
