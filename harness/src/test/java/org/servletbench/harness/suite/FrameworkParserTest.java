package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Framework;

class FrameworkParserTest {
  /** Files of a server that may have dependencies. */
  private static final Set<String> MANIFESTS = Set.of("Cargo.toml", "go.mod", "package.json");

  private static final Path FRAMEWORKS = Path.of("../frameworks");
  private static final String TEXT =
      """
      framework: tiny
      language: Rust
      version: tiny 1.10
      toolchain: {version: [rustc, --version], install: install Rust}
      build: [cargo, install, --path, $SOURCE, --root, $BUILD]
      start: [$BUILD/bin/tiny, $PORT, $DOWNSTREAM]
      port: 8080
      ready: /
      """;

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(FRAMEWORKS)) {
      return files.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @Test
  void a_description_has_all_that_starts_a_server() {
    Framework tiny = FrameworkParser.parse("tiny", TEXT);

    assertThat(tiny.version()).isEqualTo("tiny 1.10");
    assertThat(tiny.toolchain()).containsExactly("rustc", "--version");
    assertThat(tiny.start()).containsExactly("$BUILD/bin/tiny", "$PORT", "$DOWNSTREAM");
    assertThat(tiny.url("/x")).hasToString("http://127.0.0.1:8080/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: 8080 | port: 60000 | port must be from 1024 to 32767, not 60000",
        "port: 8080 | port: 80 | port must be from 1024 to 32767, not 80",
        "port: 8080 | prot: 8080 | has no 'port'",
        "ready: / | ready: up | ready must be a path like /, not up",
        "framework: tiny | framework: huge | calls itself 'huge'",
        "$DOWNSTREAM | $UPSTREAM | start has an unknown $UPSTREAM; known there: $SOURCE",
        "--root, $BUILD | --root, $PORT | build has an unknown $PORT",
        "[rustc, --version] | [$BUILD/rustc] | toolchain.version has an unknown $BUILD",
        "[$BUILD/bin/tiny, $PORT, $DOWNSTREAM] | [] | start is empty",
        "language: Rust | speed: high | has no 'language'"
      })
  void what_cannot_start_is_told_with_its_key(String right, String wrong, String message) {
    assertThatThrownBy(() -> FrameworkParser.parse("tiny", TEXT.replace(right, wrong)))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("framework tiny")
        .hasMessageContaining(message);
  }

  @Test
  void an_unknown_key_is_told_with_the_nearest() {
    assertThatThrownBy(() -> FrameworkParser.parse("tiny", TEXT + "pots: 1\n"))
        .hasMessageContaining("has an unknown key 'pots'")
        .hasMessageContaining("nearest: 'port'");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void each_server_is_small_locked_and_described(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    String text = Files.readString(folder.resolve("framework.yaml"));

    assertThat(FrameworkParser.parse(name, text).name()).isEqualTo(name);
    assertThat(Files.readAllLines(folder.resolve("README.md")))
        .hasSizeLessThanOrEqualTo(12)
        .startsWith("# " + name);
    boolean isOurApp = text.contains("$BENCH_HOME/benchmark-app/");
    assertThat(files(folder).filter(file -> isSource(file) && !isTest(file)).toList())
        .as("source files")
        .hasSizeBetween(isOurApp ? 0 : 1, isOurApp ? 0 : 2);
    List<String> names = files(folder).map(file -> file.getFileName().toString()).toList();
    if (names.stream().anyMatch(MANIFESTS::contains) || text.contains("fetch:")) {
      assertThat(names)
          .as("lock file")
          .containsAnyOf("Cargo.lock", "go.sum", "go.mod", "package-lock.json");
    }
  }

  /** The line decides defaults of Go's runtime, such as whether a server listens with MPTCP. */
  @Test
  void servers_in_go_have_the_same_runtime() throws IOException {
    Map<Path, String> lines = new TreeMap<>();
    for (Path module : files(FRAMEWORKS).filter(file -> file.endsWith("go.mod")).toList()) {
      String text = Files.readString(module);
      lines.put(module, text.lines().filter(it -> it.startsWith("go ")).findFirst().orElse(""));
    }

    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(Set.copyOf(lines.values())).as(lines.toString()).hasSize(1).doesNotContain("");
  }

  @ParameterizedTest
  @CsvSource({
    "node-std/server.js, backlog: 4096",
    "tokio/src/main.rs, listen(4096)",
    "jdk-httpserver/Server.java, BACKLOG = 4096",
    "tomcat/framework.yaml, accept-count=4096",
    "tomcat-virtual/framework.yaml, accept-count=4096"
  })
  void a_listen_backlog_that_can_be_chosen_is_the_same(String file, String chosen)
      throws IOException {
    assertThat(FRAMEWORKS.resolve(file)).content().contains(chosen);
  }

  /** The arguments that make it the raw servlet that its README promises. */
  @ParameterizedTest
  @ValueSource(strings = {"tomcat", "tomcat-virtual"})
  void a_raw_servlet_has_no_filter_ahead_and_closes_no_idle_client(String name) throws IOException {
    String text = Files.readString(FRAMEWORKS.resolve(name).resolve("framework.yaml"));

    assertThat(FrameworkParser.parse(name, text).start())
        .contains(
            "--bench.request-context-filter=false",
            "--spring.servlet.encoding.enabled=false",
            "--spring.mvc.formcontent.filter.enabled=false",
            "--server.tomcat.connection-timeout=-1");
  }

  private static boolean isSource(Path file) {
    return List.of(".rs", ".go", ".js", ".java").stream()
        .anyMatch(end -> file.toString().endsWith(end));
  }

  private static boolean isTest(Path file) {
    return file.toString().endsWith("_test.go");
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !folder.relativize(file).startsWith("target"))
          .toList()
          .stream();
    }
  }
}
