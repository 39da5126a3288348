package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritableTest {
  @TempDir Path folder;

  @Test
  void a_folder_that_can_be_made_is_writable_and_one_below_a_file_is_not() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(Writable.is(folder.resolve("a/b/c"))).isTrue();
    assertThat(Writable.is(file)).isFalse();
    assertThat(Writable.is(file.resolve("a"))).isFalse();
  }

  @Test
  void the_state_of_a_user_is_where_the_user_may_write() throws Exception {
    String file = Files.writeString(folder.resolve("file"), "").toString();
    Path temporary =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "servlet-bench-" + System.getProperty("user.name"));

    assertThat(Writable.ofUser(Map.of("HOME", folder.toString())))
        .isEqualTo(folder.resolve(".local/state/servlet-bench"));
    assertThat(Writable.cacheOfUser(Map.of("HOME", folder.toString())))
        .isEqualTo(folder.resolve(".cache/servlet-bench"));
    assertThat(Writable.cacheOfUser(Map.of("XDG_CACHE_HOME", folder.toString())))
        .isEqualTo(folder.resolve("servlet-bench"));
    assertThat(Writable.ofUser(Map.of("HOME", file, "XDG_STATE_HOME", folder.toString())))
        .isEqualTo(folder.resolve("servlet-bench"));
    assertThat(Writable.cacheOfUser(Map.of("HOME", folder.toString(), "XDG_CACHE_HOME", "")))
        .as("empty is unset")
        .isEqualTo(folder.resolve(".cache/servlet-bench"));
    assertThat(Writable.cacheOfUser(Map.of("HOME", folder.toString(), "XDG_CACHE_HOME", "cache")))
        .as("relative is unset")
        .isEqualTo(folder.resolve(".cache/servlet-bench"));
    assertThat(
            List.of(
                Writable.ofUser(Map.of()),
                Writable.ofUser(Map.of("HOME", "/nonexistent")),
                Writable.ofUser(Map.of("HOME", file)),
                Writable.ofUser(Map.of("XDG_STATE_HOME", "relative")),
                Writable.ofUser(Map.of("XDG_STATE_HOME", file))))
        .containsOnly(temporary);
  }

  @Test
  void an_installation_that_is_not_ours_keeps_its_state_with_the_user() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Installation others = new Installation(file.resolve("checkout"));

    assertThat(others.runLock().startsWith(file)).isFalse();
    assertThat(others.launchCache().startsWith(file)).isFalse();
    assertThat(new Installation(folder).runLock().startsWith(folder)).isTrue();
  }
}
