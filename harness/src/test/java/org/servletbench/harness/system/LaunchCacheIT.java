package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.CacheUse;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.run.Readiness;

@Tag("side-by-side")
@Execution(ExecutionMode.CONCURRENT)
class LaunchCacheIT {
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx64m");

  @TempDir private Path folder;
  private final AtomicInteger trainings = new AtomicInteger();
  private Path jar;
  private LaunchCache cache;

  @BeforeEach
  void makeAJar() throws IOException {
    jar = Files.createDirectories(folder.resolve("a folder")).resolve("tiny.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyServer.class.getName());
    String entry = TinyServer.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream bytes = TinyServer.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      bytes.transferTo(out);
    }
    cache = cache(Jdk.current());
  }

  @Test
  void a_cache_is_trained_once_and_used_from_then_on() throws Exception {
    Program program = Program.ofJar("tiny", jar, FLAGS);
    assertThat(cache.cached(program)).isEmpty();
    Launch first = cache.prepare(program, training());
    Launch second = cache.prepare(program, training());
    assertThat(trainings).hasValue(1);
    assertThat(second).isEqualTo(first);
    assertThat(cache.cached(program)).contains(first);
    assertThat(first.warning()).isEmpty();
    assertThat(first.java()).containsAll(FLAGS).hasSize(FLAGS.size() + 2);
    assertStarts(first);
  }

  @Test
  void an_older_jdk_gets_an_archive_of_classes() throws Exception {
    Jdk older = new Jdk(Jdk.current().home(), Jdk.current().version(), 21);
    Launch launch = cache(older).prepare(Program.ofJar("tiny", jar, FLAGS), training());
    assertThat(launch.warning()).isEmpty();
    assertThat(launch.java().getLast()).startsWith("-XX:SharedArchiveFile=");
    assertStarts(launch);
  }

  @Test
  void another_jar_or_a_damaged_cache_is_trained_again() throws Exception {
    Program program = Program.ofClassPath("tiny", List.of(jar), TinyServer.class.getName(), FLAGS);
    Launch first = cache.prepare(program, training());
    damage(first);
    assertThat(cache.cached(program)).isEmpty();
    cache.prepare(program, training());
    assertThat(trainings).hasValue(2);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_700_000_000_000L));
    assertThat(cache.cached(program)).isEmpty();
    assertStarts(cache.prepare(program, training()));
    assertThat(trainings).hasValue(3);
  }

  @Test
  void where_no_cache_can_be_made_the_launch_says_so() throws Exception {
    Training killed =
        new Training(
            List.of(Integer.toString(FreePort.any())),
            process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
    Launch launch = cache.prepare(Program.ofJar("tiny", jar, FLAGS), killed);
    assertThat(launch.warning().orElseThrow()).startsWith("tiny starts without a cache");
    assertThat(launch.java()).hasSize(FLAGS.size() + 1);
    assertStarts(launch);
  }

  @Test
  void a_cache_of_a_training_that_failed_is_not_used() throws Exception {
    Training failing =
        new Training(List.of("no port"), process -> process.awaitEnd(Duration.ofSeconds(30)));

    Launch launch = cache.prepare(Program.ofJar("tiny", jar, FLAGS), failing);

    assertThat(launch.warning().orElseThrow()).contains("its training run ended with code 1, see");
    assertThat(cache.cached(Program.ofJar("tiny", jar, FLAGS))).isEmpty();
  }

  @Test
  void a_missing_jar_is_one_sentence() {
    Program program = Program.ofJar("tiny", folder.resolve("none.jar"), FLAGS);
    assertThatThrownBy(() -> cache.prepare(program, training()))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("none.jar is missing: build it");
  }

  @Test
  void an_interrupted_training_leaves_no_process_and_no_cache() throws Exception {
    Program program = Program.ofJar("tiny", jar, FLAGS);
    Training interrupted =
        new Training(
            List.of(Integer.toString(FreePort.any())),
            process -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(() -> cache.prepare(program, interrupted))
        .isInstanceOf(InterruptedException.class);
    assertThat(folder.resolve("processes")).isEmptyDirectory();
    assertThat(CacheFolder.of(folder.resolve("cache"), program, Jdk.current()).cache())
        .doesNotExist();
    assertThat(cache.cached(program)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void a_process_tells_whether_its_JVM_has_the_cache(int feature) throws Exception {
    Launch launch = prepared(feature);

    assertThat(cacheUse(launch.command(List.of()))).isEqualTo(CacheUse.USED);
    assertThat(cacheUse(with("-XX:+UseParallelGC", launch))).isEqualTo(CacheUse.USED);
    assertThat(cacheUse(with("-XX:+UseZGC", launch))).isEqualTo(CacheUse.REJECTED);
    damage(launch);
    assertThat(cacheUse(launch.command(List.of()))).isEqualTo(CacheUse.REJECTED);
    Program program = Program.ofJar("tiny", jar, FLAGS);
    assertThat(cacheUse(cache.plain(program).command(List.of()))).isEqualTo(CacheUse.NONE);
  }

  @Test
  void an_archive_of_another_jars_classes_is_rejected_though_it_stays_in_memory() throws Exception {
    Launch launch = prepared(21);
    Path copy = Files.copy(jar, folder.resolve("copy.jar"));
    Launch elsewhere =
        new Launch(launch.java(), List.of("-jar", copy.toString()), launch.warning());

    assertThat(cacheUse(elsewhere.command(List.of()))).isEqualTo(CacheUse.REJECTED);
  }

  @Test
  void without_a_cache_a_program_is_the_same_and_a_recording_may_follow() throws Exception {
    Program program = Program.ofJar("tiny", jar, FLAGS);
    Launch cold = cache.uncached(program);
    assertThat(cold).isEqualTo(cache.plain(program));
    assertStarts(cold);
    assertThat(cache.cached(program)).isEmpty();
    Launch warm = cache.prepare(program, training());
    assertThat(warm.target()).isEqualTo(cold.target());
    assertThat(cache.uncached(program)).as("a cache that is there is left alone").isEqualTo(cold);
    assertThat(cache.cached(program)).contains(warm);
  }

  private static void damage(Launch launch) throws IOException {
    String flag = launch.java().getLast();
    Files.writeString(Path.of(flag.replaceFirst("^.*[=:]", "")), "no cache at all");
  }

  private Launch prepared(int feature) throws InterruptedException {
    Jdk jdk = new Jdk(Jdk.current().home(), Jdk.current().version(), feature);
    return cache(jdk).prepare(Program.ofJar("tiny", jar, FLAGS), training());
  }

  private static List<String> with(String collector, Launch launch) {
    List<String> command = new ArrayList<>(launch.command(List.of()));
    command.replaceAll(word -> word.equals("-XX:+UseSerialGC") ? collector : word);
    return command;
  }

  private CacheUse cacheUse(List<String> command) throws InterruptedException {
    int port = FreePort.any();
    List<String> whole = new ArrayList<>(command);
    whole.add(Integer.toString(port));
    ProcessSpec spec = new ProcessSpec("tiny", whole, folder.resolve("tiny.log"));
    try (ManagedProcess process =
        ManagedProcess.start(spec, new ProcessRegistry(folder.resolve("processes")))) {
      await(process, port);
      return process.cacheUse();
    }
  }

  private LaunchCache cache(Jdk jdk) {
    return new LaunchCache(
        folder.resolve("cache"), jdk, new ProcessRegistry(folder.resolve("processes")));
  }

  private Training training() {
    int port = FreePort.any();
    return new Training(
        List.of(Integer.toString(port)),
        process -> {
          trainings.incrementAndGet();
          await(process, port);
        });
  }

  private void assertStarts(Launch launch) throws InterruptedException {
    int port = FreePort.any();
    ProcessSpec spec =
        new ProcessSpec(
            "tiny", launch.command(List.of(Integer.toString(port))), folder.resolve("tiny.log"));
    try (ManagedProcess process =
        ManagedProcess.start(spec, new ProcessRegistry(folder.resolve("processes")))) {
      await(process, port);
      assertThat(process.lastLines(10)).containsExactly("listening on " + port);
    }
  }

  private static void await(ManagedProcess process, int port) throws InterruptedException {
    Readiness.await(
        TargetUrl.parse("http://127.0.0.1:" + port + "/"), process, Duration.ofSeconds(30));
  }
}
