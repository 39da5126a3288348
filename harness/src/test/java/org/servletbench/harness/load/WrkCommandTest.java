package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.TargetUrl;

class WrkCommandTest {
  @Test
  void the_arguments_are_those_of_a_closed_loop_with_latencies() {
    assertThat(command(true))
        .containsExactly(
            "-t",
            "1",
            "-c",
            "360",
            "-d",
            "60s",
            "--timeout",
            "5s",
            "--latency",
            "-s",
            "trial/wrk.lua",
            "http://127.0.0.1:8080/hello?delay=20");
  }

  @Test
  void without_keep_alive_it_asks_for_the_close() {
    assertThat(command(false))
        .containsSequence("-H", "Connection: close", "http://127.0.0.1:8080/hello?delay=20");
    assertThat(command(true)).doesNotContain("-H");
  }

  @Test
  void the_script_has_the_one_function_that_costs_nothing_while_measuring() {
    assertThat(WrkCommand.script())
        .contains("function done(summary, latency, requests)")
        .as("wrk calls these for each request, or parses headers for them")
        .doesNotContain("function request", "function response", "function delay");
  }

  private static List<String> command(boolean keepAlive) {
    return WrkCommand.arguments(
        360,
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        keepAlive,
        TargetUrl.parse("http://127.0.0.1:8080/hello?delay=20"),
        Path.of("trial/wrk.lua"));
  }
}
