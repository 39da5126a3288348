package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.ProcessReading;

class CompilerThreadsIT {
  @TempDir Path folder;

  @Test
  void a_jvm_has_compiler_threads_whose_time_is_a_part_of_its_own() {
    long pid = ProcessHandle.current().pid();
    CompilerThreads compiler = new CompilerThreads(pid);

    ProcessReading first = compiler.read().orElseThrow();
    ProcessReading second = compiler.read().orElseThrow();

    assertThat(first.threads()).isBetween(1, 50);
    assertThat(first.cpuNanos()).isPositive().isLessThan(ProcFs.read(pid).orElseThrow().cpuNanos());
    assertThat(second.cpuNanos()).isGreaterThanOrEqualTo(first.cpuNanos());
  }

  @Test
  void another_program_has_none() throws Exception {
    try (ManagedProcess sleep =
        ManagedProcess.start(
            new ProcessSpec("sleep", List.of("/bin/sleep", "60"), folder.resolve("sleep.log")),
            new ProcessRegistry(folder.resolve("processes")))) {
      assertThat(new CompilerThreads(sleep.pid()).read()).isEmpty();
    }
  }

  @Test
  void a_process_that_is_gone_has_none() {
    assertThat(new CompilerThreads(Integer.MAX_VALUE).read()).isEmpty();
  }
}
