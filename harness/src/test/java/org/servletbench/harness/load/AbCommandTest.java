package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;

class AbCommandTest {
  private static final String URL = "http://127.0.0.1:8080/hello?delay=20";

  @Test
  void the_number_of_requests_follows_the_duration_which_would_set_it_to_50000() {
    assertThat(command(URL, Duration.ofSeconds(60), false))
        .containsExactly(
            "-q",
            "-t",
            "60",
            "-n",
            "2000000",
            "-c",
            "1000",
            "-s",
            "5",
            "-l",
            "-r",
            "-e",
            "trial/percentiles.csv",
            "-g",
            "trial/requests.tsv",
            URL);
  }

  @Test
  void keep_alive_has_to_be_asked_for() {
    assertThat(command(URL, Duration.ofSeconds(60), true)).contains("-k");
  }

  @Test
  void a_URL_without_a_path_gets_one() {
    assertThat(command("http://127.0.0.1:8080", Duration.ofSeconds(1), true))
        .endsWith("http://127.0.0.1:8080/");
  }

  @Test
  void a_part_of_a_second_is_refused_and_not_cut_off() {
    assertThatThrownBy(() -> command(URL, Duration.ofMillis(1500), true))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("load.duration: ab takes whole seconds only, not 1.5s");
  }

  @Test
  void there_is_a_request_for_each_connection() {
    assertThatThrownBy(() -> command(URL, 10, 11))
        .hasMessageContaining("10 requests on 11 connections");
  }

  private static List<String> command(String url, Duration duration, boolean keepAlive) {
    return AbCommand.arguments(
        AbCommand.DEFAULT_REQUESTS,
        1000,
        duration,
        Duration.ofSeconds(5),
        keepAlive,
        TargetUrl.parse(url),
        Path.of("trial/percentiles.csv"),
        Path.of("trial/requests.tsv"));
  }

  private static List<String> command(String url, int requests, int connections) {
    return AbCommand.arguments(
        requests,
        connections,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        true,
        TargetUrl.parse(url),
        Path.of("percentiles.csv"),
        Path.of("requests.tsv"));
  }
}
