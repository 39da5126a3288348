package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.CalibrationSample;
import org.servletbench.harness.verify.CeilingFlag;

class CalibrationReportTest {
  private static final CalibrationReport REPORT =
      new CalibrationReport(CalibrationSample.of(100_000, 10_000));

  @Test
  void the_ceilings_are_one_sentence() {
    assertThat(REPORT.sentence())
        .isEqualTo(
            "the open-loop driver sends at most 100000/s, at 9.5 us of CPU each and 98 % of"
                + " a core; the sleeping service keeps its times up to 10000/s, p99 1.5 ms late");
  }

  @Test
  void the_machines_floor_stands_below_the_lags_of_the_driver() {
    assertThat(REPORT.markdown())
        .contains(
            "| 20000/s, exact | 20000/s | 23.4 us | 310 us | 44 ms | 61.2 us | 1.25 ms | 32.1 us |")
        .contains("| floor: a loop that only waits, 20000/s |  | 11.5 us | 150 us |  |  |  |  |");
  }

  @Test
  void a_share_is_not_rounded_up_to_all() {
    assertThat(REPORT.console(80)).containsPattern("20000/s +20000/s +99.996 % +90 ms +no\n");
  }

  @Test
  void other_generators_stand_with_their_commands_and_missing_ones_with_the_remedy() {
    assertThat(REPORT.markdown())
        .contains(
            "| oha | 20000/s | 19950/s | 0.4 ms | 1.1 ms | 22 us | latency from the intended start"
                + " |")
        .contains("| wrk | flat out | 99000/s |")
        .contains("| hey |  |  |  |  |  | not on PATH: go install hey |")
        .contains("| oha | 20000/s | taskset -c 1 oha -q 20000 |");
  }

  @Test
  void a_flag_stands_below_the_summary_of_its_run() {
    RunReport plain = Reports.of(1);
    RunReport flagged =
        new RunReport(
            plain.environment(),
            plain.trials(),
            plain.summary(),
            plain.comparisons(),
            plain.verdicts(),
            List.of(
                new CeilingFlag("blocking", CeilingFlag.Of.OPEN_LOOP_DRIVER, 900, 1000),
                new CeilingFlag("blocking", CeilingFlag.Of.SLEEPING_SERVICE, 900, 800)),
            plain.manifest(),
            plain.tables(),
            plain.answer());

    assertThat(new TextReport(flagged).markdown())
        .contains(
            "flagged: blocking: 900/s is 90 % of what the open-loop driver can send on this"
                + " machine\n")
        .contains(
            "flagged: blocking: 900/s is 113 % of what the sleeping service can carry on this"
                + " machine\n");
    assertThat(new TextReport(plain).markdown()).doesNotContain("flagged");
  }
}
