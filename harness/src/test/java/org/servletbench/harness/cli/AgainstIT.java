package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs the app against a copy of its own jar. */
@Isolated
class AgainstIT {
  private static final String SUITE =
      """
      suite: twice
      question: Is it the same as itself?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 50/s, arrivals: even, duration: 2s, timeout: 3s}
      warm-up: {rate: 20/s, duration: 1s, delay: 1ms, settle: 1s}
      downstream: {delay: 20ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 9s, downstream-timeout: 8s, jvm: [-XX:TieredStopAtLevel=1]}
      scenarios: [{name: blocking, strategy: blocking}]
      """;

  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  @Test
  void both_builds_run_in_one_session_and_are_told_apart() throws Exception {
    Path suite = Files.writeString(folder.resolve("twice.yaml"), SUITE);
    Path jar =
        Files.copy(BenchProcess.INSTALLATION.benchmarkAppJar(), folder.resolve("the app.jar"));
    Path out = folder.resolve("run");

    try (BenchProcess bench =
        BenchProcess.runUndisturbed(folder, out, "run", suite, "--against", jar)) {
      assertThat(bench.exitCode()).as(bench.output()).isZero();
      assertThat(bench.output()).contains("twice: this version over the other");
    }

    String sum = sha256(jar);
    assertThat(Files.readString(out.resolve("manifest.csv")))
        .containsPattern(
            "build,suite,named,suite,\"commit [^\"]*, sha256 "
                + sum
                + "\",\"the app.jar, sha256 "
                + sum);
    List<String> rows = Files.readAllLines(out.resolve("against.csv"));
    assertThat(rows).anyMatch(row -> row.startsWith("blocking,goodput_rps,1/s,"));
    assertThat(rows.stream().skip(1))
        .allMatch(row -> row.contains(",one trial,") || row.contains(",not compared,"));
    assertThat(Files.readString(out.resolve("run.json"))).doesNotContain(folder.toString());
    reportingAgainChangesNothing(out);
  }

  private void reportingAgainChangesNothing(Path out) throws Exception {
    String before = Files.readString(out.resolve("against.csv"));
    Files.delete(out.resolve("against.csv"));
    try (BenchProcess again = BenchProcess.run(folder, "report", out)) {
      assertThat(again.exitCode()).as(again.output()).isZero();
    }
    assertThat(out.resolve("against.csv")).hasContent(before);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
