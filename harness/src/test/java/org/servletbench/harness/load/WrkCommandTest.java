package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;

class WrkCommandTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void the_arguments_are_those_of_a_closed_loop_with_latencies() {
    assertThat(command(1, 360, MINUTE, true))
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
    assertThat(command(1, 360, MINUTE, false))
        .containsSequence("-H", "Connection: close", "http://127.0.0.1:8080/hello?delay=20");
    assertThat(command(1, 360, MINUTE, true)).doesNotContain("-H");
  }

  @Test
  void threads_divide_the_connections_since_wrk_opens_none_for_the_rest() {
    assertThat(command(2, 360, MINUTE, true)).startsWith("-t", "2");
    assertThat(command(4, 6, MINUTE, true)).startsWith("-t", "3");
    assertThat(command(2, 15, MINUTE, true)).startsWith("-t", "1");
    assertThat(command(8, 3, MINUTE, true)).startsWith("-t", "3");
  }

  @Test
  void a_part_of_a_second_is_refused_and_not_cut_off() {
    assertThatThrownBy(() -> command(1, 10, Duration.ofMillis(1500), true))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("load.duration: wrk takes whole seconds only, not 1.5s");
    assertThatThrownBy(() -> command(1, 10, Duration.ZERO, true)).hasMessageContaining("not 0s");
  }

  @Test
  void the_script_has_the_one_function_that_costs_nothing_while_measuring() {
    assertThat(WrkCommand.script())
        .contains("function done(summary, latency, requests)")
        .as("wrk calls these for each request, or parses headers for them")
        .doesNotContain("function request", "function response", "function delay");
  }

  private static List<String> command(
      int threads, int connections, Duration duration, boolean keepAlive) {
    return WrkCommand.arguments(
        threads,
        connections,
        duration,
        Duration.ofSeconds(5),
        keepAlive,
        TargetUrl.parse("http://127.0.0.1:8080/hello?delay=20"),
        Path.of("trial/wrk.lua"));
  }
}
