package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a command ends with everything it started, however that hides. */
@Isolated // one of its tests kills every process that this JVM manages
class OffspringIT {
  @TempDir private Path folder;
  private ProcessRegistry registry;
  private long child = -1;

  @BeforeEach
  void a_registry() {
    registry = new ProcessRegistry(folder.resolve("processes"));
  }

  @AfterEach
  void nothing_is_left() {
    ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Each starts a process that writes its pid and sleeps. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$CHILD & wait",
        "$CHILD & exec sleep 600",
        "nohup $CHILD > /dev/null & wait",
        "(setsid $CHILD &) ; sleep 600",
        "(setsid $CHILD &) ; exit 0",
        "(setsid sh -c '(setsid $CHILD &)' &) ; exit 3",
        "env -i PATH=$PATH $CHILD & wait",
        "(env -i PATH=$PATH setsid nohup $CHILD &) ; sleep 600",
        "env -i PATH=$PATH sh -c \"(setsid $CHILD &)\" ; exit 0",
        "trap '' TERM; $CHILD & wait; sleep 600",
      })
  void a_command_ends_with_all_that_it_started(String script) throws Exception {
    ManagedProcess process = start(script, "echo $$ > pid; exec sleep 600");
    awaitChild();

    process.close();

    assertThat(ProcFs.startTicks(child)).as("it runs").isEmpty();
    assertThat(registry.leftovers()).isEmpty();
  }

  @Test
  void a_child_that_ignores_the_request_is_killed() throws Exception {
    ManagedProcess process =
        start("$CHILD & exit 0", "trap '' TERM; echo $$ > pid; while :; do sleep 0.2; done");
    awaitChild();

    process.close();

    assertThat(ProcFs.startTicks(child)).as("it runs").isEmpty();
  }

  @Test
  void a_command_of_the_user_s_lives_on_in_its_daemon_and_a_failed_one_does_not() throws Exception {
    try (ManagedProcess process =
        start("(setsid $CHILD &) ; exit 0", "echo $$ > pid; exec sleep 600")) {
      awaitChild();
      assertThat(process.awaitEnd(Duration.ofSeconds(20))).isTrue();
      assertThat(process.isAlive()).isTrue();
      assertThat(process.includes(child)).isTrue();

      ProcessHandle.of(child).orElseThrow().destroyForcibly();
      Eventually.isTrue(() -> !process.isAlive());
    }
    try (ManagedProcess failed = start("(setsid $CHILD &) ; exit 3", "exec sleep 600")) {
      assertThat(failed.awaitEnd(Duration.ofSeconds(20))).isTrue();
      assertThat(failed.isAlive()).isFalse();
    }
  }

  @Test
  void a_mark_is_a_limit_only_where_the_hard_one_allows_it() {
    String line = "Max file locks            unlimited            %-20s locks     \n";

    assertThat(Offspring.mayLimit("Max processes 1 1 processes\n" + line.formatted("unlimited")))
        .isTrue();
    assertThat(Offspring.mayLimit(line.formatted("4096"))).isFalse();
    assertThat(Offspring.mayLimit("")).isFalse();
  }

  @Test
  void a_daemon_of_a_killed_harness_is_a_leftover_though_its_command_is_gone() throws Exception {
    try (ManagedProcess process =
        start("(setsid $CHILD &) ; exit 0", "echo $$ > pid; exec sleep 600")) {
      awaitChild();
      assertThat(process.awaitEnd(Duration.ofSeconds(20))).isTrue();
      Path entry = entry();
      Files.writeString(
          entry,
          Files.readString(entry).replaceAll("harness-start-ticks=.*", "harness-start-ticks=1"));

      Leftover leftover = registry.leftovers().getFirst();
      assertThat(leftover.alive()).contains(child).doesNotContain(leftover.pid());
      registry.end(leftover);

      assertThat(ProcFs.startTicks(child)).as("it runs").isEmpty();
      assertThat(registry.leftovers()).isEmpty();
    }
  }

  @Test
  void others_are_left_alone() throws Exception {
    Process other = new ProcessBuilder("sleep", "600").start();
    try (ManagedProcess process = start("$CHILD & wait", "echo $$ > pid; exec sleep 600")) {
      awaitChild();
      process.close();
      assertThat(other.isAlive()).isTrue();
      assertThat(process.includes(other.pid())).isFalse();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void when_nothing_else_works_everything_is_killed() throws Exception {
    ManagedProcess process = start("trap '' TERM; $CHILD & wait", "echo $$ > pid; exec sleep 600");
    awaitChild();

    ManagedProcess.killAll();

    assertThat(ProcFs.startTicks(child)).as("it runs").isEmpty();
    Eventually.isTrue(() -> !process.isAlive());
    process.close();
  }

  @Test
  void a_user_s_command_gets_the_user_s_environment_and_ours_is_cleaned() {
    assertThat(Commands.builder(List.of("true")).environment()).isEqualTo(System.getenv());
    assertThat(
            Commands.withheld(
                Set.of(
                    "SERVER_PORT",
                    "SPRING_PROFILES_ACTIVE",
                    "PATH",
                    "JAVA_TOOL_OPTIONS",
                    "DEBUG",
                    "spring.main.banner-mode",
                    "MY_DEBUG",
                    "MY_PORT")))
        .containsExactly(
            "DEBUG",
            "JAVA_TOOL_OPTIONS",
            "SERVER_PORT",
            "SPRING_PROFILES_ACTIVE",
            "spring.main.banner-mode");
    assertThat(Commands.withheld(Commands.cleanBuilder(List.of("true")).environment().keySet()))
        .isEmpty();
  }

  private ManagedProcess start(String script, String childScript) throws IOException {
    Path file = folder.resolve("child.sh");
    Files.writeString(file, "cd " + folder + "\n" + childScript);
    return ManagedProcess.start(
        new ProcessSpec(
            "thing",
            List.of("sh", "-c", "CHILD='sh " + file + "'; export CHILD; " + script),
            folder.resolve("thing.log"),
            Optional.of(folder)),
        registry);
  }

  private void awaitChild() throws InterruptedException {
    Path pid = folder.resolve("pid");
    Eventually.isTrue(() -> Files.exists(pid) && pid.toFile().length() > 1);
    child = Long.parseLong(read(pid).strip());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path entry() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("processes"))) {
      return files.findFirst().orElseThrow();
    }
  }
}
