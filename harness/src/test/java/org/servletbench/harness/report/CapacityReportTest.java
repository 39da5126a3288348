package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Validity;
import org.servletbench.harness.verify.CapacityTest;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Slo;

class CapacityReportTest {
  private static final Environment MACHINE = Reports.MACHINE;
  private static final Slo SLO = Slo.parse("p99<100ms");

  @Test
  void a_capacity_is_a_rate_its_interval_its_limit_and_its_knee() {
    assertThat(report(CapacityTest.trial(100, 20, NONE), CapacityTest.trial(200, 60, NONE), late()))
        .isEqualTo(
            "capacity: 200/s with p99<100ms (held in 1 probe; 400/s does not, limited by"
                + " server-threads (10/10 busy 98 %); p99 stays flat up to 100/s)");
  }

  @Test
  void a_rate_that_could_not_be_measured_is_not_said_to_be_missed() {
    ExtractedTrial late = late();
    ExtractedTrial invalid =
        new ExtractedTrial(
            late.record(), late.measurements(), new Validity.Invalid(List.of("late")), NONE);
    ExtractedTrial good = CapacityTest.trial(100, 20, NONE);

    assertThat(report(good, invalid, invalid, good))
        .startsWith(
            "capacity: 100/s with p99<100ms (held in 2 probes; 400/s could not be measured; p99");
    assertThat(report(good, invalid))
        .contains("(held in 1 probe; 400/s could not be measured; p99");
    assertThat(report(good))
        .isEqualTo(
            "capacity: 100/s with p99<100ms (held in 1 probe; no higher rate was tried; p99 stays"
                + " flat up to 100/s)");
  }

  @Test
  void where_no_rate_holds_it_says_which_was_the_lowest() {
    String lowest = "capacity: no probed rate holds p99<100ms; lowest: 400/s";
    ExtractedTrial lower = CapacityTest.trial(200, 20, NONE);
    ExtractedTrial unknown =
        new ExtractedTrial(
            lower.record(), lower.measurements(), new Validity.Invalid(List.of("late")), NONE);

    assertThat(report(late())).isEqualTo(lowest);
    assertThat(report(late(), unknown)).isEqualTo(lowest + "; no lower one could be measured");
  }

  @Test
  void no_sentence_has_an_empty_number() {
    ExtractedTrial late = late();
    ExtractedTrial nothing =
        new ExtractedTrial(late.record(), List.of(), new Validity.Valid(), NONE);

    assertThat(report(nothing))
        .isEqualTo("capacity: unknown, because no probe could measure whether p99<100ms holds");
    assertThat(report()).isEqualTo(report(nothing));
    assertThat(capacity(nothing).console(MACHINE, 80))
        .contains("invalid at 400/s: p99 was not measured: no request was counted");
  }

  @Test
  void the_curve_has_a_row_for_each_probe_by_rate() {
    String csv = capacity(late(), CapacityTest.trial(50, 10, NONE)).csv();

    assertThat(csv.lines())
        .containsExactly(
            "rate_rps,slo,goodput_rps,latency_p50_ms,latency_p99_ms,error_share,cpu_us_per_request,machine_busy_share,limited_by",
            "50,held,,5,10,0.001,,,nothing",
            "400,missed,,450,900,0.001,,,server-threads (10/10 busy 98 %)");
  }

  private static final Limit NONE = new Limit("nothing", "");

  private static ExtractedTrial late() {
    return CapacityTest.trial(400, 900, CapacityTest.THREADS);
  }

  private static String report(ExtractedTrial... trials) {
    return CapacityReport.sentence(Finding.Sustained.of(SLO, List.of(trials)));
  }

  private static CapacityReport capacity(ExtractedTrial... trials) {
    return new CapacityReport(Finding.Sustained.of(SLO, List.of(trials)));
  }
}
