package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;

class RunLockIT {
  @TempDir private Path folder;

  /** A process for this test: holds the lock in its first argument until it is ended. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws InterruptedException {
      try (RunLock lock = new RunLock(Path.of(args[0]))) {
        System.out.println("holding " + lock);
        Thread.sleep(600_000);
      }
    }
  }

  @Test
  void a_lock_that_was_let_go_can_be_taken_again() {
    Path file = folder.resolve("state/lock");
    new RunLock(file).close();
    assertThatCode(() -> new RunLock(file).close()).doesNotThrowAnyException();
  }

  @Test
  void the_same_process_cannot_take_it_twice() {
    Path file = folder.resolve("lock");
    try (RunLock lock = new RunLock(file)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> new RunLock(file))
          .isInstanceOf(BenchException.class)
          .hasMessageContaining("already");
    }
  }

  @Test
  void a_second_run_is_told_who_holds_it_and_a_dead_holder_holds_nothing()
      throws InterruptedException {
    Path file = folder.resolve("lock");
    List<String> command =
        List.of(
            Jdk.current().java().toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            file.toString());
    ProcessRegistry registry = new ProcessRegistry(folder.resolve("processes"));
    try (ManagedProcess holder =
        ManagedProcess.start(
            new ProcessSpec("holder", command, folder.resolve("holder.log")), registry)) {
      Eventually.isTrue(() -> !holder.lastLines(1).isEmpty());
      assertThatThrownBy(() -> new RunLock(file))
          .isInstanceOf(BenchException.class)
          .hasMessageContaining("another run is measuring (pid " + holder.pid() + ", since 2")
          .hasMessageEndingWith("wait for its end or stop it");
    }
    assertThatCode(() -> new RunLock(file).close()).doesNotThrowAnyException();
  }
}
