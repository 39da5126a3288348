package org.servletbench.harness.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.servletbench.harness.model.AppBuild;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/**
 * Several builds of the app, for a run that compares them. Each jar is kept by its checksum, so
 * that a run measures what it says even if the file is replaced meanwhile.
 */
public final class AppBuilds {
  private static final String JAR = "benchmark-app.jar";
  private static final String START_CLASS = "Start-Class";

  private final Installation installation;
  private final CommitBuilds commits;

  public AppBuilds(Installation installation, ProcessRegistry registry) {
    this.installation = installation;
    this.commits =
        new CommitBuilds(
            installation.root(),
            installation.commits(),
            installation.processes().resolve("build.log"),
            installation.runLock(),
            registry);
  }

  /** Returns where a build is kept. */
  public static Path jar(Path apps, AppBuild build) {
    return apps.resolve(build.sha256()).resolve(JAR);
  }

  /**
   * Keeps the build of this checkout.
   *
   * @param commit commit of its sources
   */
  public AppBuild ours(String commit) {
    return keep("commit " + commit, installation.benchmarkAppJar());
  }

  /**
   * Finds a build by the path of its jar or by a commit, which is built unless it is kept from an
   * earlier call.
   *
   * @param says takes a line before a build and one after it
   * @throws BenchException of kind USAGE if there is no such jar or commit, or the jar is not the
   *     app
   */
  public AppBuild of(String jarOrCommit, Consumer<String> says) throws InterruptedException {
    Path jar = Path.of(jarOrCommit);
    if (Files.isRegularFile(jar) || jarOrCommit.endsWith(".jar")) {
      requireApp(jar);
      return keep(jar.getFileName().toString(), jar);
    }
    String commit =
        commits
            .find(jarOrCommit)
            .orElseThrow(
                () ->
                    BenchException.usage(
                        Text.of(
                            "--against: '%s' is neither a file nor a commit of this repository:"
                                + " name a jar of the app, or fetch the commit first",
                            jarOrCommit)));
    return keep("commit " + commit.substring(0, 12), commits.jar(commit, says));
  }

  /** Checks that a jar starts what our own jar starts. */
  private void requireApp(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw BenchException.usage(
          Text.of("--against: there is no file %s: check the path of the jar", jar));
    }
    Optional<String> starts;
    try {
      starts = startClass(jar);
    } catch (IOException e) {
      throw BenchException.usage(
          Text.of("--against: %s is no jar that can be read: %s", jar, Failures.words(e)));
    }
    try {
      if (starts.isEmpty() || !starts.equals(startClass(installation.benchmarkAppJar()))) {
        throw BenchException.usage(
            Text.of(
                "--against: %s is not a jar of the app: name a benchmark-app.jar that was built"
                    + " from this project",
                jar));
      }
    } catch (IOException e) {
      throw unreadable(installation.benchmarkAppJar(), e);
    }
  }

  private static Optional<String> startClass(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(START_CLASS));
    }
  }

  private AppBuild keep(String name, Path jar) {
    try {
      Path part = Files.createTempFile(Files.createDirectories(installation.apps()), JAR, ".part");
      try {
        AppBuild build = new AppBuild(name, copy(jar, part));
        Path kept = jar(installation.apps(), build);
        if (Files.notExists(kept)) {
          Files.createDirectories(kept.getParent());
          Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        return build;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unreadable(jar, e);
    }
  }

  private BenchException unreadable(Path jar, IOException e) {
    return BenchException.machine(
        Text.of(
            "cannot copy %s to %s: %s; free disk space or check the rights",
            jar, installation.apps(), Failures.words(e)),
        e);
  }

  /** Returns the checksum of what was copied: the file may be replaced at any time. */
  private static String copy(Path file, Path copy) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
