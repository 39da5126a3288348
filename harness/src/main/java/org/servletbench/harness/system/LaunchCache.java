package org.servletbench.harness.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * Makes fresh processes start fast. Fat jars are unpacked once, and one training run per program,
 * JDK and set of flags records a cache of loaded classes. A cache is used only after a JVM has
 * accepted it: a JVM that rejects one would silently start more slowly and differently.
 */
public final class LaunchCache {
  static final Duration UNPACK_LIMIT = Duration.ofSeconds(60);

  /** The limit for writing the cache, which a second JVM assembles in 1 to 4 s on two cores. */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(120);

  /** The exit code of a JVM that was sent SIGTERM. */
  private static final int TOLD_TO_END = 143;

  private static final Duration CHECK_LIMIT = Duration.ofSeconds(30);

  private final Path directory;
  private final Jdk jdk;
  private final ProcessRegistry registry;
  private final CacheKind kind;

  /**
   * @param directory folder of the caches, some 80 MB per program; it may be deleted at any time
   *     between two calls
   */
  public LaunchCache(Path directory, Jdk jdk, ProcessRegistry registry) {
    this.directory = directory;
    this.jdk = jdk;
    this.registry = registry;
    this.kind = CacheKind.of(jdk);
  }

  /** Returns a launch without a cache and without unpacking. */
  public Launch plain(Program program) {
    return new Launch(java(program, List.of()), program.target(), Optional.empty());
  }

  /** Returns a launch without a cache, but unpacked as with one. */
  public Launch uncached(Program program) throws InterruptedException {
    return uncached(unpack(program, CacheFolder.of(directory, program, jdk)), Optional.empty());
  }

  /** Returns a launch with an earlier call's cache, if the JVM accepts one; takes about 0.1 s. */
  public Optional<Launch> cached(Program program) throws InterruptedException {
    CacheFolder folder = CacheFolder.of(directory, program, jdk);
    if (!folder.isCurrent() || !Files.exists(folder.cache())) {
      return Optional.empty();
    }
    Program unpacked = unpacked(program, folder);
    return rejection(unpacked, folder, folder.cache()).isEmpty()
        ? Optional.of(launch(unpacked, folder))
        : Optional.empty();
  }

  /**
   * Returns a launch with a cache. If none applies, one is trained first, which takes one start and
   * some seconds more. If training fails, the launch has a warning and no cache.
   *
   * @throws BenchException when the program itself does not start
   */
  public Launch prepare(Program program, Training training) throws InterruptedException {
    Optional<Launch> ready = cached(program);
    if (ready.isPresent()) {
      return ready.get();
    }
    CacheFolder folder = CacheFolder.of(directory, program, jdk);
    Program unpacked = unpack(program, folder);
    folder.discardCache();
    Optional<String> failure = dump(unpacked, folder);
    if (failure.isEmpty()) {
      failure = train(unpacked, folder, training);
    }
    if (failure.isEmpty()) {
      failure = rejection(unpacked, folder, folder.unfinishedCache());
    }
    if (failure.isPresent()) {
      String warning =
          Text.of(
              "%s starts without a cache, some seconds slower: %s", program.name(), failure.get());
      return uncached(unpacked, Optional.of(warning));
    }
    folder.complete();
    return launch(unpacked, folder);
  }

  private Launch uncached(Program unpacked, Optional<String> warning) {
    return new Launch(java(unpacked, List.of()), unpacked.target(), warning);
  }

  /** Unpacks the jar unless an earlier call has done so. */
  private Program unpack(Program program, CacheFolder folder) throws InterruptedException {
    Program unpacked = unpacked(program, folder);
    if (!folder.isCurrent()) {
      folder.clear();
      if (!unpacked.equals(program)) {
        folder.unpack(program.classPath().getFirst(), jdk);
      }
      folder.sign();
    }
    return unpacked;
  }

  private Launch launch(Program unpacked, CacheFolder folder) {
    return new Launch(
        java(unpacked, List.of(kind.use(folder.base(), folder.cache()))),
        unpacked.target(),
        Optional.empty());
  }

  private static Program unpacked(Program program, CacheFolder folder) {
    Path jar = program.classPath().getFirst();
    return program.mainClass().isEmpty() && CacheFolder.isFat(jar)
        ? program.at(folder.unpacked(jar))
        : program;
  }

  /** Writes the base archive that the cache builds on, if it needs one; returns why that failed. */
  private Optional<String> dump(Program program, CacheFolder folder) throws InterruptedException {
    List<String> flags = kind.dump(folder.base());
    if (flags.isEmpty()) {
      return Optional.empty();
    }
    Commands.Result result = Commands.run(java(program, flags), WRITE_LIMIT);
    return Files.exists(folder.base())
        ? Optional.empty()
        : Optional.of("its JDK writes no base archive: " + result.reason());
  }

  /** Trains a cache; returns why there is none, or nothing on success. */
  private Optional<String> train(Program program, CacheFolder folder, Training training)
      throws InterruptedException {
    List<String> command =
        Stream.of(
                java(program, kind.record(folder.base(), folder.unfinishedCache())),
                program.target(),
                training.arguments())
            .flatMap(List::stream)
            .toList();
    Path log = folder.path().resolve("training.log");
    try (ManagedProcess process =
        ManagedProcess.start(
            new ProcessSpec(program.name() + " (training)", command, log), registry)) {
      training.exercise().run(process);
      process.requestEnd();
      if (!process.awaitEnd(WRITE_LIMIT)) {
        return Optional.of(
            Text.of(
                "its training run did not end within %d s, see %s", WRITE_LIMIT.toSeconds(), log));
      }
      int code = process.exitCode().orElse(0);
      if (code != 0 && code != TOLD_TO_END) {
        return Optional.of(Text.of("its training run ended with code %d, see %s", code, log));
      }
    }
    return Files.exists(folder.unfinishedCache())
        ? Optional.empty()
        : Optional.of("its training run wrote none, see " + log);
  }

  /** Lets a JVM open the cache without running the program; returns its message when it refuses. */
  private Optional<String> rejection(Program program, CacheFolder folder, Path cache)
      throws InterruptedException {
    List<String> command =
        Stream.of(
                java(program, List.of(kind.use(folder.base(), cache), kind.insist())),
                List.of("-cp", program.joinedClassPath(), "-version"))
            .flatMap(List::stream)
            .toList();
    Commands.Result result = Commands.run(command, CHECK_LIMIT);
    return result.exitCode() == 0
        ? Optional.empty()
        : Optional.of(
            "the JVM rejects it: "
                + result.output().lines().limit(3).reduce((a, b) -> a + " " + b).orElse("?"));
  }

  private List<String> java(Program program, List<String> cacheFlags) {
    return Stream.of(List.of(jdk.java().toString()), program.jvmFlags(), cacheFlags)
        .flatMap(List::stream)
        .toList();
  }
}
