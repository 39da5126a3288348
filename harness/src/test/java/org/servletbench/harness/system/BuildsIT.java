package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildsIT {
  @TempDir private Path folder;

  @Test
  void a_build_that_works_has_no_failure() throws Exception {
    assertThat(run(List.of("true"))).isEmpty();
  }

  @Test
  void a_compiler_that_is_missing_is_named_with_the_remedy() throws Exception {
    assertThat(run(List.of("no-such-compiler", "build")))
        .hasValue("no-such-compiler, which builds it, is not on PATH: install no-such-compiler");
  }

  @Test
  void a_build_that_fails_shows_its_last_words() throws Exception {
    assertThat(run(List.of("sh", "-c", "echo one; echo 'bad line 7'; exit 3")).orElseThrow())
        .startsWith("its build ended with code 3: one | bad line 7; the command was: sh -c");
  }

  private Optional<String> run(List<String> command) throws InterruptedException {
    return Builds.run(
        command, folder.resolve("build.log"), new ProcessRegistry(folder.resolve("processes")));
  }
}
