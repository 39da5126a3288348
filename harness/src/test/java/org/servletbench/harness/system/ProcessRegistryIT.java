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

class ProcessRegistryIT {
  @TempDir private Path folder;
  private ProcessRegistry registry;

  @BeforeEach
  void makeARegistry() {
    registry = new ProcessRegistry(folder.resolve("processes"));
  }

  @Test
  void a_registry_that_nobody_used_is_empty() {
    assertThat(registry.leftovers()).isEmpty();
  }

  @Test
  void a_process_of_a_living_harness_is_no_leftover() {
    try (ManagedProcess process = start()) {
      assertThat(registry.leftovers()).isEmpty();
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void a_process_whose_harness_died_is_a_leftover_and_can_be_ended() throws Exception {
    try (ManagedProcess process = start()) {
      rewriteEntry("harness-start-ticks=.*", "harness-start-ticks=1");
      Leftover leftover = registry.leftovers().getFirst();
      assertThat(leftover.pid()).isEqualTo(process.pid());
      assertThat(leftover.name()).isEqualTo("thing");
      assertThat(leftover.command()).isEqualTo("sleep 600");
      registry.end(leftover);
      assertThat(process.awaitEnd(Duration.ofSeconds(20))).isTrue();
      assertThat(registry.leftovers()).isEmpty();
    }
  }

  @Test
  void a_pid_that_was_given_again_is_neither_listed_nor_ended() throws Exception {
    try (ManagedProcess process = start()) {
      rewriteEntry("harness-start-ticks=.*", "harness-start-ticks=1");
      Leftover real = registry.leftovers().getFirst();
      Leftover other =
          new Leftover(
              real.pid(),
              real.startTicks() - 1,
              "thing",
              "sleep 600",
              "",
              real.entry(),
              real.alive());
      registry.end(other);
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void files_of_another_boot_or_of_dead_processes_or_damaged_ones_are_deleted() throws Exception {
    try (ManagedProcess process = start()) {
      rewriteEntry("boot=.*", "boot=another");
      Files.writeString(folder.resolve("processes/damaged.properties"), "pid=\\u00zz");
      assertThat(registry.leftovers()).isEmpty();
      assertThat(entries()).isEmpty();
      assertThat(process.isAlive()).isTrue();
    }
  }

  private ManagedProcess start() {
    return ManagedProcess.start(
        new ProcessSpec("thing", List.of("sleep", "600"), folder.resolve("thing.log")), registry);
  }

  private void rewriteEntry(String pattern, String replacement) throws IOException {
    Path entry = entries().getFirst();
    Files.writeString(entry, Files.readString(entry).replaceAll(pattern, replacement));
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("processes"))) {
      return files.toList();
    }
  }
}
