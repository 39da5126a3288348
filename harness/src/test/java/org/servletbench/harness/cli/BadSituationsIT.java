package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;
import static org.servletbench.harness.cli.BenchProcess.listenerOf;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks what a user can run into: a clear message, the right exit code, nothing lost. */
@Isolated // beside others a service may take longer than the pause ahead of its load
class BadSituationsIT {
  /** Long enough to be in the middle of something; the app's compiler suits its short life. */
  private static final String TINY =
      """
      suite: tiny
      extends: article
      trials: 2
      driver: open-loop
      load: {model: open, rate: 50/s, arrivals: even, duration: 2s, timeout: 2s}
      warm-up: {rate: 30/s, duration: 1s, delay: 5ms}
      downstream: {delay: 100ms}
      scenarios:
        - {name: async-non-blocking, strategy: async-non-blocking, app: {jvm: [-XX:TieredStopAtLevel=1]}}
      claims: [S8]
      """;

  @TempDir Path folder;
  private Path suite;
  private Path run;

  @BeforeEach
  void a_tiny_suite() throws Exception {
    suite = Files.writeString(folder.resolve("tiny.yaml"), TINY);
    run = folder.resolve("run");
  }

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"8080,benchmark-app", "8090,sleeping-service"})
  void a_taken_port_is_named_with_its_owner(int port, String service) throws Exception {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        BenchProcess bench = BenchProcess.run(folder, "run", suite, "--out", run)) {
      assertThat(bench.exitCode()).isEqualTo(ExitCode.FAILURE);
      assertThat(bench.output())
          .contains("port " + port)
          .contains(service)
          .contains("pid " + ProcessHandle.current().pid());
      assertThat(taken.isClosed()).as("somebody else's process is left alone").isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"8080,benchmark-app", "8090,sleeping-service"})
  void a_service_that_is_killed_makes_its_trial_invalid(int port, String service) throws Exception {
    Files.writeString(suite, TINY.replace("open-loop", "jmeter"));
    try (BenchProcess bench =
        BenchProcess.start(folder, "", "run", suite, "--trials", 1, "--out", run)) {
      bench.awaitMeasure(run.resolve("trials/01-async-non-blocking/requests.jtl"));
      ProcessHandle.of(listenerOf(port)).orElseThrow().destroyForcibly();

      assertThat(bench.awaitEnd()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output()).contains(service).contains("ended with code 137");
      assertThat(run.resolve("trials/01-async-non-blocking/requests.jtl")).isNotEmptyFile();
      assertThat(run.resolve("summary.csv")).content().contains(",1,,,,,,,,,,,,,,,0,");
    }
  }

  @Test
  void an_app_that_stands_still_while_the_window_is_prepared_makes_its_trial_invalid()
      throws Exception {
    Files.writeString(suite, TINY.replace("trials: 2", "trials: 1"));
    Path trial = run.resolve("trials/01-async-non-blocking");
    try (BenchProcess bench = BenchProcess.start(folder, "", "run", suite, "--out", run)) {
      bench.awaitFile(trial.resolve("schedule.properties"));
      long measureStart = BenchProcess.measureStart(trial);
      long app = listenerOf(8080);
      sleepUntil(measureStart - 1_700); // the warm-up is over, and nothing is asked of the app yet
      BenchProcess.signal("STOP", app);
      sleepUntil(measureStart + 300);
      BenchProcess.signal("CONT", app);

      assertThat(bench.awaitEnd()).as(bench.output()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output()).contains("ms after the start of the load to collect garbage");
    }
  }

  @Test
  void while_it_measures_a_second_run_is_refused_and_an_interrupt_keeps_the_finished_trials()
      throws Exception {
    try (BenchProcess bench = BenchProcess.start(folder, "", "run", suite, "--out", run)) {
      awaitMeasure(bench, run, "01");
      try (BenchProcess second =
          BenchProcess.run(folder, "run", suite, "--out", folder.resolve("second"))) {
        assertThat(second.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(second.output()).contains("another run is measuring").contains("pid ");
      }
      awaitMeasure(bench, run, "02");
      bench.signal("INT");

      assertThat(bench.awaitEnd()).isEqualTo(130);
      assertThat(bench.output()).contains("interrupted", "ok_share");
      assertThat(run.resolve("summary.csv")).exists();
      assertThat(run.resolve("trials/01-async-non-blocking/trial.json"))
          .content()
          .contains("\"problems\" : [ ]");
    }
  }

  @Test
  void what_a_killed_harness_leaves_is_ended_by_the_next_run_which_ends_when_it_is_told()
      throws Exception {
    long app;
    try (BenchProcess bench = BenchProcess.start(folder, "", "run", suite, "--out", run)) {
      awaitMeasure(bench, run, "01");
      app = listenerOf(8080);
      bench.signal("KILL");
      bench.awaitEnd();
    }
    assertThat(ProcessHandle.of(app)).as("the app outlives its harness").isPresent();

    Path out = folder.resolve("next");
    try (BenchProcess next = BenchProcess.start(folder, "", "run", suite, "--out", out)) {
      awaitMeasure(next, out, "01");
      next.signal("TERM");

      assertThat(next.awaitEnd()).isEqualTo(143);
      assertThat(next.output())
          .contains("ending benchmark-app (pid " + app + "), left behind by an earlier run")
          .contains("interrupted")
          .doesNotContain("ok_share");
      assertThat(out.resolve("summary.csv")).doesNotExist();
      assertThat(out.resolve("trials/01-async-non-blocking/trial.json")).doesNotExist();
    }
  }

  /** 32 KiB a file: run.json fits, the driver's file does not, the readings may not. */
  @Test
  void a_full_disk_is_told_and_costs_no_finished_file() throws Exception {
    Files.writeString(
        suite,
        TINY.replace("open-loop", "jmeter")
            .replace("rate: 50/s, arr", "rate: 400/s, arr")
            .replace("timeout: 2s", "timeout: 500ms")); // what is not written is awaited for two
    try (BenchProcess bench =
        BenchProcess.start(
            folder, "trap '' XFSZ; ulimit -f 64", "run", suite, "--trials", 1, "--out", run)) {
      assertThat(bench.awaitEnd()).as(bench.output()).isIn(ExitCode.FAILURE, ExitCode.INVALID);
      assertThat(bench.output())
          .containsAnyOf("cannot write", "planned arrivals are in the driver's log")
          .doesNotContain("this is a defect of the program");
    }
    try (BenchProcess again = BenchProcess.run(folder, "report", run)) {
      assertThat(again.output()).as("what is on disk can be read").contains("tiny: ");
    }
  }

  @Test
  void output_that_is_lost_is_no_success() throws Exception {
    Process bench =
        new ProcessBuilder(
                BenchProcess.INSTALLATION.root().resolve("scripts/bench").toString(), "list")
            .redirectOutput(new File("/dev/full"))
            .start();

    assertThat(new String(bench.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "bench: cannot write all of the output: free disk space, or write it elsewhere\n");
    assertThat(bench.waitFor()).isEqualTo(ExitCode.FAILURE);
  }

  private static void awaitMeasure(BenchProcess bench, Path run, String trial) throws Exception {
    Path folder = run.resolve("trials/" + trial + "-async-non-blocking");
    bench.awaitFile(folder.resolve("schedule.properties"));
    sleepUntil(BenchProcess.measureStart(folder) + 200);
  }

  private static void sleepUntil(long epochMillis) throws InterruptedException {
    Thread.sleep(Math.max(0, epochMillis - System.currentTimeMillis()));
  }
}
