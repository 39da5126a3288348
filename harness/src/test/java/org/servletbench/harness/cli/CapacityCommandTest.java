package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blocking --slo p99<10s | --slo: 'p99<10s' can never be missed: a request without an answer"
            + " counts as --timeout, 5s",
        "blocking --slo errors<=100% | --slo: 'errors<=100%' can never be missed",
        "blocking --slo p99<1s --timeout 0s | --timeout: must be above 0s and at most 12h, not 0s",
        "blocking --slo p99<1s --timeout 13h | --timeout: must be above 0s and at most 12h, not"
            + " 13h",
        "blocking --slo p99<1s --from 10000/s --duration 2h | lower --from or --duration",
        "blocking --slo p99<1s --from 10000/s --warm-up 4h | lower --from or --warm-up",
        "blocking --slo p99<1s --core 1000 | --core: this machine has no core 1000",
        "--url http://127.0.0.1:9/ --slo p99<1s --ports app=9080 | leave out what --url has no use"
            + " for: --threads, --pool, --delay, --ports"
      })
  void a_refusal_names_the_option(String options, String message) {
    StringWriter err = new StringWriter();
    String[] arguments = ("capacity " + options.strip()).split(" ");

    assertThat(Bench.commandLine().setErr(new PrintWriter(err, true)).execute(arguments))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(message).doesNotContain("load.", "app.", "client.");
  }

  private static WarmUp warmUp(String target, String rate) {
    CapacityCommand command = new CapacityCommand();
    new CommandLine(command).parseArgs(target, "--slo=p99<5s", "--from", rate);
    return command.firstProbe().warmUp();
  }
}
