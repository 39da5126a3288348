package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.engine.ChunksServer;
import org.servletbench.harness.system.Jdk;

/** Loads a server with a generator that has too little CPU, which no other test may share. */
@Isolated
class BusyGeneratorIT {
  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  /**
   * A core for each, and answers that are far more work to read than to write: some answer waits
   * for the generator all the time. Again where the machine gives its core to others.
   */
  @Test
  void a_generator_without_a_free_moment_is_no_measurement() throws Exception {
    String text =
        """
        suite: busy
        question: What does a generator without a free moment say?
        trials: 1
        driver: open-loop
        target: {command: [taskset, -c, '1', %s, -cp, '%s', %s, '9101'], ready: 'http://127.0.0.1:9101/', url: 'http://127.0.0.1:9101/'}
        load: {model: closed, connections: 200, duration: 3s, timeout: 3s}
        warm-up: {rate: 300/s, duration: 3s, delay: 1ms}
        scenarios: [{name: flat-out, client: {core: 0}}]
        """
            .formatted(
                Jdk.current().java(),
                System.getProperty("java.class.path"),
                ChunksServer.class.getName());
    Path suite = Files.writeString(folder.resolve("busy.yaml"), text);
    Path run = folder.resolve("run");
    String output = "";
    int exitCode = ExitCode.OK;
    for (int i = 0; i < 3 && !output.contains("of its one core"); i++) {
      BenchProcess.delete(run);
      try (BenchProcess bench = BenchProcess.run(folder, "run", suite, "--out", run)) {
        exitCode = bench.exitCode();
        output = bench.output();
      }
    }
    assertThat(output).contains("of its one core").contains("  generator  ");
    assertThat(exitCode).as(output).isEqualTo(ExitCode.INVALID);
  }
}
