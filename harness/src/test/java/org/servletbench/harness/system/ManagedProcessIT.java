package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessIT {
  @TempDir private Path folder;
  private ProcessRegistry registry;

  @BeforeEach
  void makeARegistry() {
    registry = new ProcessRegistry(folder.resolve("processes"));
  }

  @Test
  void a_process_that_obeys_ends_on_request() throws IOException {
    ManagedProcess process = start("sleep", "600");
    assertThat(process.isAlive()).isTrue();
    assertThat(process.exitCode()).isEmpty();
    assertThat(entries()).hasSize(1);
    process.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exitCode()).hasValue(128 + 15);
    assertThat(entries()).isEmpty();
  }

  @Test
  void a_listening_process_hears_what_it_is_told() throws InterruptedException {
    ManagedProcess process =
        ManagedProcess.startListening(
            new ProcessSpec("cat", List.of("head", "-n1"), folder.resolve("cat.log")), registry);
    assertThat(process.isAlive()).isTrue();
    process.tell("measure");
    assertThat(process.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(process.lastLines(5)).containsExactly("measure");
    process.tell("too late"); // nobody hears it
  }

  @Test
  void a_process_that_ignores_the_request_is_killed_after_two_seconds()
      throws InterruptedException {
    ManagedProcess process =
        start("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.2; done");
    Eventually.isTrue(() -> process.lastLines(1).contains("ready"));
    long start = System.nanoTime();
    process.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    assertThat(process.exitCode()).hasValue(128 + 9);
  }

  @Test
  void closing_what_has_ended_does_nothing() throws InterruptedException {
    ManagedProcess process = start("true");
    assertThat(process.awaitEnd(Duration.ofSeconds(20))).isTrue();
    process.close();
    process.close();
    assertThat(process.exitCode()).hasValue(0);
  }

  @Test
  void an_interrupted_harness_still_ends_what_it_started() {
    ManagedProcess process = start("sleep", "600");
    Thread.currentThread().interrupt();
    process.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void both_streams_go_to_the_log_and_the_last_lines_are_kept() throws InterruptedException {
    ManagedProcess process = start("sh", "-c", "seq 1 9999; echo end >&2");
    assertThat(process.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(process.lastLines(3)).containsExactly("9998", "9999", "end");
    process.close();
  }

  @Test
  void standard_input_is_empty() throws InterruptedException {
    try (ManagedProcess process = start("cat")) {
      assertThat(process.awaitEnd(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void the_pid_is_that_of_the_command_in_a_session_of_its_own() throws InterruptedException {
    try (ManagedProcess process = start("sleep", "600")) {
      String stat = "%d/stat".formatted(process.pid());
      Eventually.isTrue(() -> ProcFs.text(stat).orElse("").contains("(sleep)"));
      String session = ProcFs.text(stat).orElseThrow().replaceAll(".*\\) ", "").split(" ")[3];
      if (Commands.find("setsid").isPresent()) {
        assertThat(session).isEqualTo(Long.toString(process.pid()));
      }
    }
  }

  @Test
  void flags_for_jvms_in_the_environment_do_not_reach_the_process() {
    ProcessBuilder builder = Commands.cleanBuilder(List.of("true"));
    assertThat(builder.environment()).doesNotContainKeys("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
  }

  private ManagedProcess start(String... command) {
    return ManagedProcess.start(
        new ProcessSpec("thing", List.of(command), folder.resolve("thing.log")), registry);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("processes"))) {
      return files.toList();
    }
  }
}
