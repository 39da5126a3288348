package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.Framework;

class FrameworkBuildsIT {
  /** Copies the source as a compiler would, and counts its own runs. */
  private static final List<String> COPY =
      List.of(
          "sh", "-c", "mkdir -p $SHARED; echo once >>$SHARED/runs; cp $SOURCE/main.x $BUILD/tiny");

  @TempDir private Path folder;
  private Path source;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void a_server() throws IOException {
    source = Files.createDirectories(folder.resolve("frameworks/tiny"));
    Files.writeString(source.resolve("main.x"), "one");
    Files.writeString(source.resolve("lock.x"), "1.0");
  }

  @Test
  void a_server_is_built_once_for_all_checkouts() throws Exception {
    assertThat(builds().prepare(framework("cat", COPY), log(), said::add)).isEmpty();
    assertThat(said)
        .hasSize(2)
        .satisfiesExactly(
            before -> assertThat(before).startsWith("building tiny with 1.0, which happens once;"),
            after -> assertThat(after).matches("built tiny in \\d+\\.\\d s"));
    Path clone = Files.createDirectories(folder.resolve("clone/tiny"));
    for (String file : List.of("main.x", "lock.x")) {
      Files.copy(source.resolve(file), clone.resolve(file));
    }
    said.clear();

    FrameworkBuilds others = new FrameworkBuilds(clone.getParent(), cache(), registry());

    assertThat(others.prepare(framework("cat", COPY), log(), said::add)).isEmpty();
    assertThat(said).isEmpty();
    assertThat(runs()).isEqualTo(1);
    List<String> command =
        others.command("tiny", List.of("$BUILD/tiny", "$PORT", "$DOWNSTREAM"), 80, "http://d");
    assertThat(Path.of(command.getFirst())).hasContent("one").startsWith(cache());
    assertThat(command.subList(1, 3)).containsExactly("80", "http://d");
  }

  @Test
  void another_source_lock_file_or_compiler_makes_another_build() throws Exception {
    prepare("cat");
    Files.writeString(source.resolve("main.x"), "two");
    prepare("cat");
    assertThat(runs()).isEqualTo(2);
    Files.writeString(source.resolve("lock.x"), "2.0");
    prepare("cat");
    assertThat(runs()).isEqualTo(3);
    prepare("wc");
    assertThat(runs()).isEqualTo(4);
    Files.writeString(source.resolve("main.x"), "one");
    Files.writeString(source.resolve("lock.x"), "1.0");
    Files.writeString(source.resolve("README.md"), "for people");
    Files.createDirectories(source.resolve("target"));
    Files.writeString(source.resolve("target/main.x"), "somebody's own build");
    prepare("cat");
    assertThat(runs()).as("the first build is still there").isEqualTo(4);
  }

  @Test
  void a_build_that_fails_is_not_kept() throws Exception {
    List<String> half =
        List.of("sh", "-c", "echo half >$BUILD/tiny; echo 'line 7: no' >&2; exit 1");

    Optional<String> failure = builds().prepare(framework("cat", half), log(), said::add);

    assertThat(failure.orElseThrow()).startsWith("its build ended with code 1: line 7: no;");
    assertThatThrownBy(() -> builds().command("tiny", List.of("$BUILD/tiny"), 80, ""))
        .isInstanceOf(IllegalStateException.class);
    prepare("cat");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void a_toolchain_that_is_missing_is_told_with_the_remedy() throws Exception {
    Framework framework = framework("no-such-compiler", COPY);

    assertThat(FrameworkBuilds.version(framework)).isEmpty();
    assertThat(builds().prepare(framework, log(), said::add))
        .hasValue(
            "it needs Tiny, but 'no-such-compiler "
                + version()
                + "' gives no version: install it by hand");
    assertThat(said).isEmpty();
  }

  @Test
  void what_cannot_be_downloaded_is_lacking_until_the_server_is_built() throws Exception {
    List<String> offline = List.of("sh", "-c", "echo 'cannot reach the registry'; exit 101");
    List<String> online = List.of("touch", "$SHARED/fetched");
    Files.createDirectories(cache().resolve("shared"));
    String reason = "its download ended with code 101: cannot reach the registry;";

    assertThat(builds().lacking(framework("cat", offline, COPY), log()).orElseThrow())
        .startsWith(reason);
    assertThat(builds().prepare(framework("cat", offline, COPY), log(), said::add).orElseThrow())
        .startsWith(reason);
    assertThat(said).isEmpty();

    assertThat(builds().prepare(framework("cat", online, COPY), log(), said::add)).isEmpty();
    assertThat(cache().resolve("shared/fetched")).exists();
    assertThat(builds().lacking(framework("cat", offline, COPY), log())).isEmpty();
  }

  @Test
  void a_server_without_a_build_needs_its_toolchain_only() throws Exception {
    FrameworkBuilds builds = builds();

    assertThat(builds.prepare(framework("cat", List.of()), log(), said::add)).isEmpty();

    assertThat(said).isEmpty();
    assertThat(builds.toolchains()).containsExactly(Map.entry("tiny", "1.0"));
    assertThat(builds.command("tiny", List.of("run", "$SOURCE/main.x"), 80, ""))
        .containsExactly("run", source.resolve("main.x").toString());
  }

  private void prepare(String tool) throws InterruptedException {
    assertThat(builds().prepare(framework(tool, COPY), log(), said::add)).isEmpty();
  }

  private Framework framework(String tool, List<String> build) {
    return framework(tool, List.of(), build);
  }

  private Framework framework(String tool, List<String> fetch, List<String> build) {
    return new Framework(
        "tiny",
        "Tiny",
        "1",
        List.of(tool, version()),
        "install it by hand",
        fetch,
        build,
        List.of("$BUILD/tiny"),
        8080,
        "/");
  }

  /** A file that a tool reads in place of telling a version. */
  private String version() {
    Path version = folder.resolve("version");
    try {
      return Files.writeString(version, "1.0\n").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FrameworkBuilds builds() {
    return new FrameworkBuilds(source.getParent(), cache(), registry());
  }

  private ProcessRegistry registry() {
    return new ProcessRegistry(folder.resolve("processes"));
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  private Path log() {
    return folder.resolve("build.log");
  }

  private long runs() throws IOException {
    try (Stream<String> lines = Files.lines(cache().resolve("shared/runs"))) {
      return lines.count();
    }
  }
}
