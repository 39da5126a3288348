package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;

class ProfileFileTest {
  @TempDir private Path folder;

  @Test
  void threads_of_one_kind_are_merged() throws IOException {
    write("[exec-1 tid=3];a;b 5\n[exec-2 tid=4];a;b 7\n");
    ProfileFile.finish(folder, "x");

    assertThat(ProfileFile.read(folder).stacks()).isEqualTo(Map.of("exec;a;b", 12L));
    assertThat(folder.resolve("flame.html")).isNotEmptyFile();
  }

  /** The disk was full, or the target ended before the profiler had written all. */
  @Test
  void a_file_that_was_cut_off_is_told_by_whoever_reads_it() throws IOException {
    write("[exec-1 tid=3];a;b 5\n[C2 CompilerThread0 tid=4];fo");
    ProfileFile.finish(folder, "x");

    assertThatThrownBy(() -> ProfileFile.read(folder))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("line 2: ")
        .hasMessageEndingWith("is not a stack with a count");
  }

  private void write(String stacks) throws IOException {
    Files.writeString(folder.resolve(ProfileFile.STACKS), stacks);
  }
}
