package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuildsIT {
  @Test
  void a_build_that_works_has_no_failure() throws Exception {
    assertThat(Builds.run(List.of("true"))).isEmpty();
  }

  @Test
  void a_compiler_that_is_missing_is_named_with_the_remedy() throws Exception {
    assertThat(Builds.run(List.of("no-such-compiler", "build")))
        .hasValue("no-such-compiler, which builds it, is not on PATH: install it");
  }

  @Test
  void a_build_that_fails_shows_its_last_words() throws Exception {
    assertThat(Builds.run(List.of("sh", "-c", "echo one; echo 'bad line 7'; exit 3")).orElseThrow())
        .startsWith("its build ended with code 3: one | bad line 7; the command was: sh -c");
  }
}
