package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/bench in a checkout of its own, whose build and harness are stand-ins. */
class BenchScriptIT {
  private static final String JAR = "%1$s/target/%1$s.jar";

  @TempDir private Path folder;
  private Path home;

  /** A harness that says how it was started and ends with the exit code in its first argument. */
  static final class Harness {
    private Harness() {}

    public static void main(String[] args) {
      System.out.println(System.getProperty("bench.home") + " " + Arrays.toString(args));
      System.exit(Integer.parseInt(args[0]));
    }
  }

  private record Result(int exitCode, String output, String errors) {}

  @BeforeEach
  void makeACheckout() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("a check out"));
    Path script = Files.createDirectories(home.resolve("scripts")).resolve("bench");
    Files.copy(Path.of("../scripts/bench"), script);
    executable(script);
    Path built = Files.createDirectories(home.resolve("built")).resolve("harness.jar");
    writeHarness(built);
    for (String module : List.of("sleeping-service", "benchmark-app", "jmeter-plans", "harness")) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.createDirectories(home.resolve(module).resolve("target"));
      Files.createFile(home.resolve(module).resolve("pom.xml"));
    }
    Files.createFile(home.resolve("pom.xml"));
    Files.writeString(
        executable(Files.createFile(home.resolve("mvnw"))),
        """
        #!/bin/sh
        set -e
        echo "mvnw $*"
        mkdir -p jmeter-plans/target/jmeter
        cp built/harness.jar %s
        cp built/harness.jar %s
        cp built/harness.jar %s
        """
            .formatted(
                JAR.formatted("harness"),
                JAR.formatted("benchmark-app"),
                JAR.formatted("sleeping-service")));
  }

  @Test
  void the_first_use_builds_and_the_next_does_not() throws Exception {
    Result first = run(Map.of(), "0");
    assertThat(first.errors()).startsWith("building servlet-bench (first use: about 20 s");
    assertThat(first.errors()).contains("mvnw -q -T1C -Dmaven.test.skip -Dexec.skip ");
    Result second = run(Map.of(), "0");
    assertThat(second.errors()).isEmpty();
  }

  @Test
  void arguments_exit_code_and_home_pass_through_a_link_in_another_folder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("scripts/bench"));
    Result result = run(link, Map.of(), "3", "a b", "");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.output().strip()).isEqualTo(home + " [3, a b, ]");
  }

  @Test
  void a_newer_source_is_built_once() throws Exception {
    Path source = Files.createFile(home.resolve("benchmark-app/src/main/Old.java"));
    run(Map.of(), "0");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run(Map.of(), "0").errors()).contains("its sources have changed");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(5)));
    assertThat(run(Map.of(), "0").errors()).isEmpty();
  }

  /** Neither leaves a newer file behind, but both change the folder. */
  @Test
  void a_source_that_was_renamed_or_removed_is_built() throws Exception {
    Path source = Files.createFile(home.resolve("benchmark-app/src/main/Old.java"));
    run(Map.of(), "0");
    Path renamed = Files.move(source, source.resolveSibling("New.java"));
    assertThat(run(Map.of(), "0").errors()).contains("its sources have changed");
    Files.delete(renamed);
    assertThat(run(Map.of(), "0").errors()).contains("its sources have changed");
  }

  /** After it was compiled, and before its jar was made. */
  @Test
  void a_source_that_is_saved_during_the_build_is_built_by_the_next_call() throws Exception {
    Path mvnw = home.resolve("mvnw");
    String plain = Files.readString(mvnw);
    Files.writeString(
        mvnw, plain.replace("set -e", "set -e; sleep 1; touch benchmark-app/src/main/A.java"));
    run(Map.of(), "0");
    Files.writeString(mvnw, plain);

    assertThat(run(Map.of(), "0").errors()).contains("its sources have changed");
    assertThat(run(Map.of(), "0").errors()).isEmpty();
  }

  @Test
  void calls_at_the_same_time_build_once() throws Exception {
    Path mvnw = home.resolve("mvnw");
    Path builds = folder.resolve("builds");
    String counted = "set -e; echo one >> " + builds + "; sleep 1";
    Files.writeString(mvnw, Files.readString(mvnw).replace("set -e", counted));
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Result>> results =
          both.invokeAll(List.of(() -> run(Map.of(), "0"), () -> run(Map.of(), "0")));
      for (Future<Result> each : results) {
        assertThat(each.get().exitCode()).as(each.get().errors()).isZero();
      }
    }
    assertThat(builds).hasContent("one");
  }

  /** A build takes every core, and replaces the jars from which the next trials start. */
  @Test
  void nothing_is_built_while_a_run_measures() throws Exception {
    Process holder = new ProcessBuilder("tail", "-f", "/dev/null", "harness.jar").start();
    try {
      Path state = Files.createDirectories(home.resolve("results/runs/.bench"));
      Files.writeString(
          state.resolve("lock"), "pid " + holder.pid() + ", since 2026-11-29T10:00:00Z\n");
      Result result = run(Map.of(), "0");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.errors()).startsWith("bench: a run is measuring").hasLineCount(1);
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(run(Map.of(), "0").exitCode()).as("the holder is gone").isZero();
  }

  @Test
  void a_build_that_fails_is_one_sentence() throws Exception {
    Files.writeString(home.resolve("mvnw"), "#!/bin/sh\nexit 1\n");
    Result result = run(Map.of(), "0");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("bench: the build failed: ");
    assertThat(result.output()).isEmpty();
  }

  @Test
  void a_java_home_that_is_too_old_or_no_jdk_is_passed_over() throws Exception {
    Path old = javaHome("17.0.1", "java", "javac");
    String path = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");
    assertThat(run(Map.of("JAVA_HOME", old.toString(), "PATH", path), "0").exitCode()).isZero();
    assertThat(run(Map.of("JAVA_HOME", "/no/such", "PATH", path), "0").exitCode()).isZero();
  }

  @Test
  void a_runtime_without_a_compiler_is_told_from_a_jdk() throws Exception {
    Path runtime = javaHome("21.0.8", "java");
    String script = Files.readString(home.resolve("scripts/bench"));
    Files.writeString(
        home.resolve("scripts/bench"), script.replace("/usr/lib/jvm/* /opt/*", "/nowhere/*"));

    Result result = run(Map.of("JAVA_HOME", runtime.toString(), "PATH", "/usr/bin:/bin"), "0");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors())
        .isEqualTo(
            "bench: "
                + runtime
                + " has no Java compiler, which the build needs: install a full JDK 21 or newer"
                + " beside it, for example Temurin 25 from https://adoptium.net, or set"
                + " JAVA_HOME to one\n");
  }

  private Path javaHome(String version, String... programs) throws IOException {
    Path jdk = folder.resolve("java-" + version);
    Files.createDirectories(jdk.resolve("bin"));
    for (String program : programs) {
      executable(Files.createFile(jdk.resolve("bin").resolve(program)));
    }
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private Result run(Map<String, String> environment, String... args) throws Exception {
    return run(home.resolve("scripts/bench"), environment, args);
  }

  private Result run(Path script, Map<String, String> environment, String... args)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  private static Path executable(Path file) {
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static void writeHarness(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Harness.class.getName());
    String entry = Harness.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream bytes = Harness.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      bytes.transferTo(out);
    }
  }
}
