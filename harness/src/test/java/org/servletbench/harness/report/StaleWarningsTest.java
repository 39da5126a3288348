package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;

class StaleWarningsTest {
  @Test
  void stale_connections_have_a_line_of_their_own_in_every_report() {
    RunReport report = report(Map.of("ok", 97, "stale_connection", 2, "reset", 1));
    String words =
        "warning: own (trial 1): 2 of 100 requests went out on a connection that the server was"
            + " closing as idle";

    assertThat(new TextReport(report).console(200)).containsOnlyOnce(words);
    assertThat(new TextReport(report).markdown()).contains("requests went out on a connection");
  }

  @Test
  void where_there_are_none_nothing_is_said() {
    assertThat(StaleWarnings.of(report(Map.of("ok", 97, "stale_connection", 0, "reset", 3))))
        .isEmpty();
    assertThat(StaleWarnings.of(report(Map.of("ok", 97, "reset", 3)))).isEmpty();
  }

  private static RunReport report(Map<String, Integer> outcomes) {
    Map<String, Integer> second = new HashMap<>(outcomes);
    second.putAll(Map.of("offered", 100, "sent", 100, "completed", 100, "in_flight", 2));
    TrialRecord record = SecondsTrial.of(SecondsTrial.OPEN).second(0, second, Map.of()).record();
    Suite suite = new Suite("own", "Does it?", 1, 1, List.of(record.scenario()), List.of());
    return Reports.of(suite, List.of(record));
  }
}
