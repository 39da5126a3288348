package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.system.Ports;

/** Runs {@code bench run --profile} with the real app. */
@Tag("slow") // two trials under a profiler
@Isolated
class ProfileIT {
  @TempDir Path folder;

  @Test
  void tells_where_the_cpu_time_goes_and_whether_virtual_threads_wait_on_their_carrier()
      throws Exception {
    Path suite =
        Files.writeString(
            folder.resolve("profile.yaml"),
            """
            suite: profile
            question: What keeps the processor busy?
            trials: 2
            driver: open-loop
            load: {model: open, rate: 50/s, arrivals: even, duration: 3s, timeout: 3s}
            warm-up: {rate: 50/s, duration: 3s, delay: 50ms, settle: 1s}
            app: {tomcat-threads: 10, async-pool: 10, async-timeout: 4s, downstream-timeout: 3s}
            downstream: {delay: 50ms}
            scenarios: [{name: virtual, strategy: virtual-threads}]
            """);
    Path out = folder.resolve("run");
    try (BenchProcess bench = BenchProcess.runUndisturbed(folder, out, "run", suite, "--profile")) {
      assertThat(bench.exitCode()).as(bench.output()).isZero();
    }
    assertThat(out.resolve("trials/01-virtual")).isDirectoryContaining("glob:**/flame.html");
    // From JDK 24 on a virtual thread leaves its carrier in a synchronized block too.
    assertThat(out.resolve("measurements.csv"))
        .content()
        .containsPattern("virtual,1,profile_app_us_per_request,\\d")
        .containsPattern("virtual,1,virtual_thread_pins,\\d");
    assertThat(out.resolve("report.md")).content().contains("pinned waits");
    assertNothingIsLeft();
  }

  @Test
  void a_server_that_is_no_jvm_is_measured_without_a_profile() throws Exception {
    int port = Ports.firstFree(19_000);
    Path suite =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            suite: own
            question: What if it is no JVM?
            trials: 1
            driver: open-loop
            load: {model: open, rate: 20/s, arrivals: even, duration: 2s, timeout: 3s}
            client: {keep-alive: false}
            warm-up: {rate: 10/s, duration: 1s, delay: 0ms}
            target:
              command: [python3, -m, http.server, '%1$d', --bind, 127.0.0.1]
              ready: http://127.0.0.1:%1$d/
              url: http://127.0.0.1:%1$d/
            scenarios: [{name: own}]
            """
                .formatted(port));
    Path out = folder.resolve("own");
    try (BenchProcess bench = BenchProcess.run(folder, "run", suite, "--profile", "--out", out)) {
      assertThat(bench.output()).contains("own: no profile: only a JVM that runs on this machine");
    }
    assertThat(out.resolve("measurements.csv")).content().contains("own,1,ok,40,");
  }
}
