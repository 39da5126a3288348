package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.Environment;

class EnvironmentsIT {
  @TempDir private Path folder;

  @Test
  void the_machine_is_named_and_sized() throws InterruptedException {
    Environment found = Environments.read(folder, Jdk.current());
    assertThat(found.os()).contains("Linux");
    assertThat(found.cpu()).isNotBlank();
    assertThat(found.cores()).isPositive();
    assertThat(found.memoryMib()).isGreaterThan(256);
    assertThat(found.jdk()).isEqualTo(Jdk.current().version());
    assertThat(found.fdLimit()).isGreaterThan(100);
    assertThat(found.wakeUpFloorP99Millis()).isBetween(0.0, 1000.0);
  }

  @Test
  void a_folder_outside_git_has_no_commit() throws InterruptedException {
    assertThat(Environments.read(folder, Jdk.current()).gitCommit()).isEqualTo("unknown");
  }

  @Test
  void the_measuring_of_the_floor_can_be_interrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(WakeUpFloor::measure).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void a_command_that_takes_too_long_is_ended() {
    assertThatThrownBy(() -> Commands.run(List.of("sleep", "600"), Duration.ofMillis(100)))
        .hasMessageStartingWith("sleep 600 took longer");
  }

  @Test
  void a_command_that_is_missing_has_no_output() throws InterruptedException {
    assertThat(Commands.output("no-such-command-at-all")).isEmpty();
    assertThat(Commands.output("false")).isEmpty();
    assertThat(Commands.output("echo", "x")).contains("x");
  }
}
