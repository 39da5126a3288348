package org.servletbench.harness.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.model.Text;

/**
 * The programs of {@code frameworks/}. Each is built once and kept outside of the checkout, by the
 * content of its folder and the version of its toolchain: compilers need minutes, and a clean clone
 * has the same sources.
 */
public final class FrameworkBuilds {
  /** What a build of a user's own, or a package manager, leaves beside the source. */
  private static final List<String> NOT_SOURCE = List.of("target", "node_modules");

  private static final int KEY_BYTES = 8;

  private final Path sources;
  private final Path cache;
  private final ProcessRegistry registry;

  /** The folder of each program that is ready to start, by the name of its framework. */
  private final Map<String, Path> prepared = new HashMap<>();

  private final Map<String, String> toolchains = new TreeMap<>();

  /**
   * @param sources folder with a folder for each framework
   * @param cache folder of the builds, which may be deleted at any time between two runs
   */
  public FrameworkBuilds(Path sources, Path cache, ProcessRegistry registry) {
    this.sources = sources.toAbsolutePath();
    this.cache = cache.toAbsolutePath();
    this.registry = registry;
  }

  /** Returns what the toolchain says of its version; empty if it is missing. */
  public static Optional<String> version(Framework framework) throws InterruptedException {
    return Commands.output(
        framework.toolchain().stream().map(FrameworkBuilds::withJdk).toArray(String[]::new));
  }

  /** Says that the toolchain of a framework is missing, and the remedy. */
  public static String missing(Framework framework) {
    return Text.of(
        "it needs %s, but '%s' gives no version: %s",
        framework.language(), String.join(" ", framework.toolchain()), framework.install());
  }

  /**
   * Says what this machine lacks for a server, and the remedy: its toolchain, or what its lock file
   * names and cannot be downloaded. Empty if it is built already, or if a build that fails is the
   * fault of its source.
   *
   * @param log file that takes the output of the download
   */
  public Optional<String> lacking(Framework framework, Path log) throws InterruptedException {
    Optional<String> version = version(framework);
    if (version.isEmpty()) {
      return Optional.of(missing(framework));
    }
    if (framework.fetch().isEmpty() || Files.exists(folder(framework, version.get()))) {
      return Optional.empty();
    }
    return Builds.run(
        "download", filled(framework.name(), framework.fetch(), cache), log, registry);
  }

  private Path folder(Framework framework, String version) {
    return cache.resolve(framework.name() + "-" + key(framework, version));
  }

  /**
   * Builds a server, unless it is kept from an earlier call.
   *
   * @param log file that takes the output of the build
   * @param says takes a line before a build and one after it
   * @return why there is no program, and the remedy; empty if there is one
   */
  public Optional<String> prepare(Framework framework, Path log, Consumer<String> says)
      throws InterruptedException {
    Optional<String> lacking = lacking(framework, log);
    if (lacking.isPresent()) {
      return lacking;
    }
    String version = version(framework).orElseThrow();
    String inShort = version.lines().findFirst().orElse("");
    Path folder = folder(framework, version);
    if (!framework.build().isEmpty() && Files.notExists(folder)) {
      says.accept(
          Text.of(
              "building %s with %s, which happens once; the program is kept in %s",
              framework.name(), inShort, folder));
      long start = System.nanoTime();
      Optional<String> failure = build(framework, folder, log, says);
      if (failure.isPresent()) {
        return failure;
      }
      says.accept(
          Text.of("built %s in %.1f s", framework.name(), (System.nanoTime() - start) / 1e9));
    }
    prepared.put(framework.name(), folder);
    toolchains.put(framework.name(), inShort);
    return Optional.empty();
  }

  /** Returns the version of the toolchain of each server that is {@linkplain #prepare prepared}. */
  public Map<String, String> toolchains() {
    return Collections.unmodifiableMap(toolchains);
  }

  /**
   * Returns the command of a server that is {@linkplain #prepare prepared}.
   *
   * @param start command as its description has it
   * @param downstream URL of the downstream
   */
  public List<String> command(String name, List<String> start, int port, String downstream) {
    Path folder = prepared.get(name);
    if (folder == null) {
      throw new IllegalStateException("no program was prepared for " + name);
    }
    return filled(name, start, folder).stream()
        .map(word -> word.replace(Framework.PORT, Integer.toString(port)))
        .map(word -> word.replace(Framework.DOWNSTREAM, downstream))
        .toList();
  }

  /** Builds in a folder of its own, so that nobody meets half a build. */
  private Optional<String> build(Framework framework, Path folder, Path log, Consumer<String> says)
      throws InterruptedException {
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    try (CacheLock held = new CacheLock(cache, says)) {
      if (Files.exists(folder)) {
        return Optional.empty(); // by another checkout in the meantime
      }
      Folders.delete(unfinished);
      Files.createDirectories(unfinished);
      Optional<String> failure =
          Builds.run(filled(framework.name(), framework.build(), unfinished), log, registry);
      if (failure.isEmpty()) {
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      return failure;
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of(
              "cannot keep the build of %s in %s: %s; free disk space, or set XDG_CACHE_HOME to a"
                  + " folder you may write to",
              framework.name(), cache, Failures.words(e)),
          e);
    }
  }

  private List<String> filled(String name, List<String> command, Path build) {
    return command.stream()
        .map(word -> word.replace(Framework.SOURCE, sources.resolve(name).toString()))
        .map(word -> word.replace(Framework.BUILD, build.toString()))
        .map(word -> word.replace(Framework.SHARED, cache.resolve("shared").toString()))
        .map(word -> word.replace(Framework.HOME, sources.getParent().toString()))
        .map(FrameworkBuilds::withJdk)
        .toList();
  }

  private static String withJdk(String word) {
    return word.replace(Framework.JAVA_HOME, Jdk.current().home().toString());
  }

  private String key(Framework framework, String version) {
    Path folder = sources.resolve(framework.name());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, version.getBytes(StandardCharsets.UTF_8));
      for (Path file : sources(folder)) {
        add(digest, folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        add(digest, Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of("cannot read %s: %s; check the rights", folder, Failures.words(e)), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }

  /** Adds bytes with their number, so that no two lists of them look alike. */
  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  /** Lists what a program can be made from: everything but texts for people. */
  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".md"))
          .filter(file -> !NOT_SOURCE.contains(folder.relativize(file).getName(0).toString()))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }
}
