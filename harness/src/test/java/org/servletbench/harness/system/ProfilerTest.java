package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;

class ProfilerTest {
  @ParameterizedTest
  @ValueSource(strings = {"/runs/50%p", "/runs/a,b"})
  void a_folder_that_the_agent_would_read_as_another_is_refused(String folder) {
    assertThatThrownBy(() -> Profiler.requireWritable(Path.of(folder)))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            "--profile: async-profiler takes no path with a comma or a percent sign (%s): name"
                + " another folder with --out",
            folder);
  }

  @Test
  void any_other_folder_is_taken() {
    assertThatCode(() -> Profiler.requireWritable(Path.of("/runs/a b"))).doesNotThrowAnyException();
  }
}
