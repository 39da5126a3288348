package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;

class ManagedProcessTest {
  @TempDir private Path folder;

  @Test
  void a_log_that_cannot_be_written_is_named_and_the_command_not_blamed() throws IOException {
    Path log = Files.createFile(folder.resolve("file")).resolve("thing.log");
    ProcessSpec spec = new ProcessSpec("thing", List.of("true"), log);

    assertThatThrownBy(() -> ManagedProcess.start(spec, new ProcessRegistry(folder)))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            "cannot write %s, the log of thing: something of that name already exists; free disk"
                + " space or check the rights",
            log);
  }

  @Test
  void what_outlives_a_kill_is_told_by_whose_it_is() {
    assertThat(Offspring.outliving("app", List.of("12", "13"), Optional.of("root")))
        .isEqualTo(
            "app (pid 12, 13) is still running, because only root may end it: sudo kill 12 13");
    assertThat(Offspring.outliving("app", List.of("12"), Optional.empty()))
        .isEqualTo(
            "app (pid 12) outlives SIGKILL, because it hangs in the kernel, often on a disk that is"
                + " gone: restore the disk or restart the machine");
  }
}
