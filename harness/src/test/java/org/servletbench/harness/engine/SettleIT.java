package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.servletbench.harness.Rounds;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.system.MoodyServer;

/** Runs the engine with a measured load that is on before MEASURE, against a server of 200 ms. */
@Execution(ExecutionMode.CONCURRENT)
class SettleIT {
  @TempDir Path out;

  @Test
  void arrivals_go_on_and_those_of_before_are_counted_apart() throws Exception {
    Rounds.upTo(3, number -> arrivals(run(number, "--load=even:100:3s", "--settle=3s")));
  }

  private static void arrivals(EngineResult result) {
    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 300L));
    assertThat(result.total("planned")).isEqualTo(300);
    assertThat(result.total("sent")).isEqualTo(300);
    assertThat(column(result, "second")).startsWith(-5L, -4L, -3L, -2L, -1L, 0L, 1L, 2L);
    assertThat(column(result, "offered")).startsWith(100L, 0L, 100L, 100L, 100L, 100L, 100L, 100L);
    assertThat(result.sum("completed_earlier")).isBetween(19L, 40L);
    assertThat(result.sum("ok_earlier")).isEqualTo(result.sum("completed_earlier"));
    assertThat(earlier(result, 0)).isEqualTo(result.sum("completed_earlier"));
    assertThat(column(result, "completed").get(5) + earlier(result, 0)).isBetween(90L, 110L);
    assertThat(result.times().get("earlier").getTotalCount())
        .isEqualTo(result.sum("completed_earlier"));
    assertThat(result.sum("sent")).as("warm-up, settled and measured").isEqualTo(700);
  }

  @Test
  void clients_go_on_and_stop_at_the_end_of_the_window() throws Exception {
    Rounds.upTo(3, number -> clients(run(number, "--load=closed:10:0s:0s:0s:3s", "--settle=3s")));
  }

  private static void clients(EngineResult result) {
    assertThat(result.outcomes().keySet()).containsExactly(Outcome.OK);
    assertThat(result.total("completed")).isEqualTo(result.total("sent")).isBetween(100L, 150L);
    assertThat(earlier(result, 0)).isBetween(1L, 10L);
    List<Long> completed = column(result, "completed");
    assertThat(completed.get(5) + earlier(result, 0)).isBetween(40L, 60L);
    assertThat(completed.get(6)).isBetween(40L, 60L);
  }

  private EngineResult run(int number, String... args) throws Exception {
    int port = ForkedProgram.freePort();
    try (ForkedProgram server =
        ForkedProgram.start(MoodyServer.class, Integer.toString(port), "measured", "0:200")) {
      ForkedProgram.awaitListening(port);
      return EngineResult.of(
          out.resolve(Integer.toString(number)),
          "--url=http://127.0.0.1:" + port + "/measured",
          "--warm-up-url=http://127.0.0.1:" + port + "/",
          "--warm-up=even:100:1s",
          "--pause=1s",
          "--connections=30",
          args[0],
          args[1]);
    }
  }

  private static long earlier(EngineResult result, int second) {
    return column(result, "completed_earlier").get(second + 5);
  }

  private static List<Long> column(EngineResult result, String name) {
    return result.seconds().stream().map(row -> Long.parseLong(row.get(name))).toList();
  }
}
