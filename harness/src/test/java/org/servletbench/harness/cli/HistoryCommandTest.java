package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
  private static final String PAIRED = "2026-11-25-epyc-2-cores-paired";
  private static final String CONCORDANCE = "2026-11-25-epyc-2-cores-concordance";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void runs_are_found_at_any_depth_and_what_is_none_is_named_once() throws IOException {
    DamagedRun.copy(PAIRED, folder.resolve("2026/november"));
    DamagedRun.copy(PAIRED, folder.resolve("again"));
    Files.createDirectories(folder.resolve("notes/of/mine"));
    Files.createSymbolicLink(folder.resolve("notes/loop"), folder);
    Files.createDirectories(folder.resolve("cut"));
    Files.writeString(folder.resolve("cut/run.json"), "{\"started\":");

    assertThat(history()).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .startsWith("time,commit,suite,trials,jdk,cpu,open.throughput_rps,open.goodput_rps,")
        .contains(",closed.latency_p99_ms,");
    assertThat(lines.get(1)).isEqualTo(lines.get(2)).contains(",paired,1,");
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("notes holds no run (no run.json)"))
        .anyMatch(line -> line.contains("run.json") && line.contains("cut"));
  }

  @Test
  void one_run_alone_is_a_history_too() throws IOException {
    DamagedRun.copy(PAIRED, folder);

    assertThat(history()).isZero();
    assertThat(out.toString()).hasLineCount(2);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_linked_run_is_said_to_be_left_out_and_the_folder_of_locks_is_not() throws IOException {
    DamagedRun.copy(PAIRED, folder.resolve("runs/a"));
    DamagedRun.copy(PAIRED, folder.resolve("elsewhere/b"));
    Path link = folder.resolve("runs/b");
    Files.createSymbolicLink(link, folder.resolve("elsewhere/b"));
    Files.createDirectories(folder.resolve("runs/.bench/processes"));
    folder = folder.resolve("runs");

    assertThat(history()).isZero();
    assertThat(out.toString()).hasLineCount(2);
    assertThat(err.toString().strip())
        .isEqualTo("bench: left out: " + link + " is a link, and none is followed");
  }

  /** It was measured only because the first showed something, so it would bend the series. */
  @Test
  void the_second_session_of_a_gate_is_left_out_and_a_run_of_such_a_name_is_not()
      throws IOException {
    DamagedRun.copy(PAIRED, folder.resolve("a"));
    DamagedRun.copy(PAIRED, folder.resolve("a-again"));
    assertThat(history()).isZero();
    assertThat(out.toString()).hasLineCount(3);

    out.getBuffer().setLength(0);
    Files.writeString(folder.resolve("a/gate.md"), "- the gate holds\n");
    assertThat(history()).isZero();
    assertThat(out.toString()).hasLineCount(2);
    assertThat(err.toString())
        .startsWith("bench: left out: " + folder.resolve("a-again") + " is a gate's second session")
        .hasLineCount(1);
  }

  @Test
  void suites_are_not_mixed() throws IOException {
    DamagedRun.copy(PAIRED, folder.resolve("a"));
    DamagedRun.copy(CONCORDANCE, folder.resolve("b"));

    assertThat(history()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("2 suites").contains("--suite (concordance, paired)");
    assertThat(out.toString()).isEmpty();

    assertThat(history("--suite", "none-such")).isEqualTo(ExitCode.USAGE);
    assertThat(history("--suite", "paired")).isZero();
    assertThat(out.toString()).contains(",paired,").doesNotContain(",concordance,");
  }

  @Test
  void a_folder_without_a_run_ends_with_2_and_so_does_none() throws IOException {
    assertThat(history()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("holds no run with a valid trial").hasLineCount(1);

    folder = folder.resolve("none");
    assertThat(history()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("none is no folder");
  }

  private int history(String... options) {
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments(options));
  }

  private String[] arguments(String... options) {
    List<String> all = new ArrayList<>(List.of("history", folder.toString()));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }
}
