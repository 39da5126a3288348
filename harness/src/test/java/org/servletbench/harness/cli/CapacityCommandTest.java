package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.WarmUp;
import picocli.CommandLine;

class CapacityCommandTest {
  /** Ten threads that wait for 1 s carry 10/s: beyond it the queue is shown from its start. */
  @ParameterizedTest
  @CsvSource({
    "--url=http://127.0.0.1:9/, 20/s, 2",
    "async-non-blocking, 20/s, 2",
    "blocking, 5/s, 2",
    "blocking, 20/s, 0"
  })
  void the_load_of_a_probe_runs_before_its_window_unless_the_law_says_that_it_never_settles(
      String target, String rate, int seconds) {
    assertThat(warmUp(target, rate).settle()).hasSeconds(seconds);
  }

  /** A target that carries no more than the probe would be overrun ahead of it. */
  @ParameterizedTest
  @CsvSource({"100/s, 50", "15/s, 10", "3/s, 3"})
  void a_warm_up_has_no_higher_rate_than_its_probe(String rate, double perSecond) {
    assertThat(warmUp("--url=http://127.0.0.1:9/", rate).ratePerSecond()).isEqualTo(perSecond);
  }

  private static WarmUp warmUp(String target, String rate) {
    CapacityCommand command = new CapacityCommand();
    new CommandLine(command).parseArgs(target, "--slo=p99<5s", "--from", rate);
    return command.firstProbe().warmUp();
  }
}
