package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.system.Cores;

/** Binds roles to cores, and checks with the kernel afterwards. */
@Tag("slow") // whole trials
@Isolated
class PinIT {
  private static final String SUITE =
      """
      suite: pinned
      question: Where does it run?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 20/s, arrivals: even, duration: 2s, timeout: 3s}
      warm-up: {rate: 20/s, duration: 1s, delay: 1ms, settle: 1s}
      downstream: {delay: 50ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 9s, downstream-timeout: 8s}
      scenarios: [{name: pinned, strategy: async-non-blocking}]
      """;

  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  @Test
  void the_manifest_says_where_each_process_ran() throws Exception {
    Assumptions.assumeTrue(
        Cores.detect().server().isPresent(), "one core, or no taskset: nothing to choose from");
    int one = Cores.detect().server().getAsInt();
    int other = Cores.detect().generator().getAsInt();
    Path suite = Files.writeString(folder.resolve("pinned.yaml"), SUITE);
    Path out = folder.resolve("run");
    String pins = "app=" + one + ",downstream=" + other + ",generator=" + other;

    try (BenchProcess bench =
        BenchProcess.start(folder, "", "run", suite, "--pin", pins, "--out", out)) {
      bench.awaitEnd();
      assertThat(out.resolve("manifest.csv")).as(bench.output()).exists();
    }

    assertThat(Files.readString(out.resolve("manifest.csv")))
        .contains("cores-benchmark-app,start,")
        .containsPattern("cores-benchmark-app,.*" + one)
        .containsPattern("cores-sleeping-service,.*" + other)
        .containsPattern("cores-generator,.*" + other);
    assertThat(Files.readString(out.resolve("run.json"))).contains("taskset");
  }
}
