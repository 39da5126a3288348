package org.servletbench.harness.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/**
 * The app as other commits have it. Each is built once, by its own {@code mvnw}, and kept outside
 * of the checkout, which stays as it is.
 */
final class CommitBuilds {
  /** A full hash; lines that git warns of may stand beside it. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private static final String JAR = "benchmark-app.jar";
  private static final Duration FINDING = Duration.ofSeconds(5);

  private final Path root;
  private final Path cache;
  private final Path log;
  private final Path lock;
  private final ProcessRegistry registry;

  /**
   * @param root folder of the repository
   * @param cache folder of the builds, which may be deleted at any time between two runs
   * @param log file that takes the output of a build
   * @param lock lock file of a run that measures, which a build would disturb
   */
  CommitBuilds(Path root, Path cache, Path log, Path lock, ProcessRegistry registry) {
    this.root = root.toAbsolutePath();
    this.cache = cache.toAbsolutePath();
    this.log = log;
    this.lock = lock;
    this.registry = registry;
  }

  /**
   * Returns the full hash of a commit, by whatever name git knows it; empty if it does not.
   *
   * @throws BenchException if git is missing, or cannot read the repository
   */
  Optional<String> find(String name) throws InterruptedException {
    List<String> command =
        List.of(
            "git",
            "-C",
            root.toString(),
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            name + "^{commit}");
    Commands.Result result = Commands.run(command, FINDING);
    Optional<String> fatal =
        result.output().lines().filter(line -> line.startsWith("fatal:")).findFirst();
    if (fatal.isPresent()) {
      throw BenchException.machine(
          Text.of("git cannot look up the commit %s: %s", name, fatal.get()));
    }
    return result.exitCode() == 0
        ? result.output().lines().filter(line -> HASH.matcher(line).matches()).findFirst()
        : Optional.empty();
  }

  /**
   * Returns the jar of a commit.
   *
   * @param commit its full hash
   * @param says takes a line before a build and one after it
   * @throws BenchException if it cannot be built, or another run is measuring
   */
  Path jar(String commit, Consumer<String> says) throws InterruptedException {
    Path folder = cache.resolve(commit + "-jdk" + Jdk.current().feature());
    Path jar = folder.resolve(JAR);
    if (Files.exists(jar)) {
      return jar;
    }
    says.accept(
        Text.of(
            "building the app of commit %s, which happens once; it is kept in %s", commit, folder));
    long start = System.nanoTime();
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    try (CacheLock ours = new CacheLock(cache, says);
        RunLock held = new RunLock(lock)) {
      if (Files.exists(jar)) {
        return jar; // built by another checkout in the meantime
      }
      try {
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        build(commit, unfinished);
        Files.createDirectories(folder);
        Files.move(
            unfinished.resolve("benchmark-app/target").resolve(JAR),
            jar,
            StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Folders.delete(unfinished);
      }
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of(
              "cannot keep the app of commit %s in %s: %s; free disk space, or set XDG_CACHE_HOME"
                  + " to a folder you may write to",
              commit, folder, Failures.words(e)),
          e);
    }
    says.accept(Text.of("built it in %.1f s", (System.nanoTime() - start) / 1e9));
    return jar;
  }

  private void build(String commit, Path source) throws InterruptedException {
    String packed = source.resolve("source.tar").toString();
    step(
        commit,
        List.of("git", "-C", root.toString(), "archive", "--format=tar", "-o", packed, commit));
    step(commit, List.of("tar", "-xf", packed, "-C", source.toString()));
    step(
        commit,
        List.of(
            "env",
            "JAVA_HOME=" + Jdk.current().home(),
            source.resolve("mvnw").toString(),
            "-f",
            source.resolve("pom.xml").toString(),
            "-q",
            "-pl",
            "benchmark-app",
            "-am",
            "-Dmaven.test.skip",
            "-Dexec.skip",
            "-Denforcer.skip",
            "-Dtoolchain.jdk.mode=IfMatch",
            "package"));
  }

  private void step(String commit, List<String> command) throws InterruptedException {
    Optional<String> failure = Builds.run(command, log, registry);
    if (failure.isPresent()) {
      throw BenchException.machine(
          Text.of("there is no app of commit %s: %s", commit, failure.get()));
    }
  }
}
