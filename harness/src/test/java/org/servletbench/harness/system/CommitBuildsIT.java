package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;

/** Builds commits of a small repository, whose {@code mvnw} needs no Maven. */
class CommitBuildsIT {
  private static final String MVNW =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      echo "building with $JAVA_HOME"
      mkdir -p benchmark-app/target
      cp version benchmark-app/target/benchmark-app.jar
      """;

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();
  private Path root;
  private CommitBuilds builds;

  @BeforeEach
  void a_repository_of_two_commits() throws Exception {
    root = Files.createDirectory(folder.resolve("the repository"));
    builds =
        new CommitBuilds(
            root,
            folder.resolve("cache"),
            folder.resolve("build.log"),
            folder.resolve("lock"),
            new ProcessRegistry(folder.resolve("processes")));
    git("init", "-q");
    Path mvnw = Files.writeString(root.resolve("mvnw"), MVNW);
    assertThat(mvnw.toFile().setExecutable(true)).isTrue();
    commit("first");
    git("tag", "v1");
    commit("second");
  }

  @Test
  void a_commit_is_built_once_and_the_checkout_stays_as_it_is() throws Exception {
    String first = builds.find("HEAD~1").orElseThrow();

    Path jar = builds.jar(first, said::add);

    assertThat(jar).hasContent("first");
    assertThat(said).hasSize(2);
    assertThat(said.getFirst()).startsWith("building the app of commit " + first);
    assertThat(builds.jar(first, said::add)).isEqualTo(jar);
    assertThat(said).as("it is kept").hasSize(2);
    assertThat(root.resolve("version")).hasContent("second");
    assertThat(root.resolve("benchmark-app")).doesNotExist();
    try (Stream<Path> kept = Files.list(folder.resolve("cache"))) {
      assertThat(kept).as("the sources are not").containsExactly(jar.getParent());
    }
  }

  @Test
  void a_commit_is_known_by_any_name_that_git_resolves_and_by_no_other() throws Exception {
    assertThat(builds.find("v1")).isEqualTo(builds.find("HEAD~1")).isPresent();
    assertThat(builds.find("HEAD").orElseThrow()).matches("[0-9a-f]{40}");
    for (String none : List.of("nobody", "--version", "HEAD:mvnw", "v1 v1", "HEAD~9")) {
      assertThat(builds.find(none)).as(none).isEmpty();
    }
  }

  @Test
  void what_keeps_git_from_looking_is_told() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("no repository"));
    CommitBuilds lost =
        new CommitBuilds(
            elsewhere, folder, folder, folder, new ProcessRegistry(folder.resolve("processes")));

    assertThatThrownBy(() -> lost.find("main"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("git cannot look up the commit main: fatal: not a git repository");
  }

  @Test
  void a_build_that_fails_says_why_and_leaves_nothing() throws Exception {
    Files.writeString(root.resolve("mvnw"), "#!/bin/sh\necho 'no such symbol'\nexit 1\n");
    commit("broken");
    String broken = builds.find("HEAD").orElseThrow();

    assertThatThrownBy(() -> builds.jar(broken, said::add))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("there is no app of commit " + broken)
        .hasMessageContaining("its build ended with code 1: no such symbol");
    try (Stream<Path> kept = Files.walk(folder.resolve("cache"))) {
      assertThat(kept)
          .as("nothing that a later run could take for a build, and no sources")
          .noneMatch(file -> file.toString().endsWith(".jar"))
          .noneMatch(file -> file.toString().endsWith(".unfinished"));
    }
  }

  private void commit(String version) throws Exception {
    Files.writeString(root.resolve("version"), version);
    git("add", "-A");
    git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", version);
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    Commands.Result result = Commands.run(command, Duration.ofSeconds(20));
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
