package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.verify.GatesTest.SOUND;
import static org.servletbench.harness.verify.GatesTest.check;
import static org.servletbench.harness.verify.GatesTest.scenario;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.TrialRecord;

/** Checks the gate for connections that are kept, or not, as the suite asks. */
class KeepAliveGateTest {
  @Test
  void keep_alive_off_takes_a_connection_a_request() {
    TrialRecord off = SecondsTrial.sound(scenario(SecondsTrial.OPEN, 1)).record();

    assertThat(check(off, Map.of("connections_opened", 1000.0))).isEmpty();
    assertThat(check(off, Map.of("connections_opened", 999.0)))
        .containsExactly("keep-alive is off, but 1000 requests used 999 connections");
    assertThat(check(SOUND, Map.of("connections_opened", 10.0))).isEmpty();
  }

  /** A tenth may end, and one more for each request that failed. */
  @ParameterizedTest
  @CsvSource({"100, 1000, true", "101, 1000, false", "150, 950, true", "151, 950, false"})
  void a_server_that_does_not_keep_connections_is_named(double closed, double ok, boolean valid) {
    Map<String, Double> figures =
        Map.of(
            "connections_opened",
            160.0,
            "connections_closed",
            closed,
            "completed",
            1000.0,
            "ok",
            ok);

    assertThat(check(SOUND, figures).stream().filter(reason -> reason.contains("does not keep")))
        .hasSize(valid ? 0 : 1)
        .allSatisfy(reason -> assertThat(reason).contains("1000 requests needed 160 new"));
  }

  /** As a warm-up leaves them that needed many at its beginning. */
  @Test
  void connections_that_end_and_are_not_opened_again_are_named_as_such() {
    Map<String, Double> figures = Map.of("connections_opened", 0.0, "connections_closed", 901.0);

    assertThat(check(SOUND, figures))
        .singleElement()
        .satisfies(
            reason ->
                assertThat(reason)
                    .startsWith("901 connections ended in MEASURE and only 0 opened"));
  }

  /** What was never sent cannot have ended a connection. */
  @ParameterizedTest
  @CsvSource({"80, true", "81, false"})
  void arrivals_that_were_not_sent_excuse_no_connection_that_ended(double closed, boolean valid) {
    Map<String, Double> figures =
        Map.of(
            "connections_opened", 160.0,
            "connections_closed", closed,
            "sent", 800.0,
            "completed", 1000.0,
            "dropped", 150.0,
            "connect_refused", 50.0,
            "ok", 800.0);

    assertThat(check(SOUND, figures).stream().filter(reason -> reason.contains("does not keep")))
        .hasSize(valid ? 0 : 1);
  }
}
