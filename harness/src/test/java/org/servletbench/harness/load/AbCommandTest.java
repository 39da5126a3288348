package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  private static List<String> command(String url, Duration duration, boolean keepAlive) {
    return AbCommand.arguments(
        1000,
        duration,
        Duration.ofSeconds(5),
        keepAlive,
        TargetUrl.parse(url),
        Path.of("trial/percentiles.csv"),
        Path.of("trial/requests.tsv"));
  }
}
