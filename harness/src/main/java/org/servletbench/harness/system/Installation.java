package org.servletbench.harness.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/**
 * Knows where the parts of one checkout lie.
 *
 * @param root folder of the repository, absolute
 */
public record Installation(Path root) {
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public Installation {
    Objects.requireNonNull(root);
    root = root.toAbsolutePath().normalize();
  }

  /** Reads the system property {@code bench.home}, which scripts/bench sets. */
  public static Installation locate() {
    String home = System.getProperty("bench.home");
    if (home == null || home.isBlank()) {
      throw BenchException.machine(
          "the system property bench.home is not set: start the tool with scripts/bench, or add"
              + " -Dbench.home=<root of the repository>");
    }
    Installation found = new Installation(Path.of(home));
    if (!Files.isDirectory(found.suites())) {
      throw BenchException.machine(
          "bench.home is "
              + found.root
              + ", which has no folder named suites: set it to the root of the repository");
    }
    return found;
  }

  public Path benchmarkAppJar() {
    return jar("benchmark-app");
  }

  public Path sleepingServiceJar() {
    return jar("sleeping-service");
  }

  public Path microbenchmarksJar() {
    return jar("jmh");
  }

  /** Lists the harness's own jar and its libraries. */
  public List<Path> harnessClassPath() {
    Path harness = jar("harness");
    try (Stream<Path> files = Files.list(harness.resolveSibling("lib"))) {
      return Stream.concat(
              Stream.of(harness), files.filter(file -> file.toString().endsWith(".jar")).sorted())
          .toList();
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of(
              "cannot list the libraries beside %s: %s; build it with ./mvnw -q -DskipTests"
                  + " package",
              harness, Failures.words(e)),
          e);
    }
  }

  /** Returns the folder of the JMeter that the build assembles, with its bin and lib. */
  public Path jmeterHome() {
    return root.resolve("jmeter-plans/target/jmeter");
  }

  /** Returns the folder of the .jmx files. */
  public Path plans() {
    return root.resolve("jmeter-plans");
  }

  public Path suites() {
    return root.resolve("suites");
  }

  public Path results() {
    return root.resolve("results");
  }

  /** Returns the folder of the runs, one folder each, which git ignores. */
  public Path runs() {
    return results().resolve("runs");
  }

  /** Returns the folder of a run that begins now, named by its time and its suite. */
  public Path runFolder(Instant now, String name) {
    return runs().resolve(FOLDER.format(now) + "-" + name);
  }

  /** Returns the file that holds the articles' claims as data. */
  public Path claims() {
    return results().resolve("reference/claims.yaml");
  }

  /** Returns the file that holds the tables of the framework article, as printed. */
  public Path frameworkArticle() {
    return results().resolve("reference/framework-article.csv");
  }

  /**
   * Returns the folder for what is kept between runs: in the checkout, or in the user's own files
   * if the checkout is read-only.
   */
  public Path state() {
    Path usual = runs().resolve(".bench");
    return Writable.is(usual) ? usual : Writable.ofUser(System.getenv());
  }

  /** Returns the lock file that a measuring run holds: see {@link RunLock}. */
  public Path runLock() {
    return state().resolve("lock");
  }

  /** Returns the file with the last results of {@code bench doctor --calibrate} on this machine. */
  public Path calibration() {
    return state().resolve("calibration.json");
  }

  /** Returns the file with the noise floor that the last run with scenarios twice found. */
  public Path noiseFloor() {
    return state().resolve("noise-floor.json");
  }

  /** Returns the folder of the raw files of that calibration. */
  public Path calibrationFiles() {
    return state().resolve("calibration");
  }

  /** Returns the folder with one file per running process: see {@link ProcessRegistry}. */
  public Path processes() {
    return state().resolve("processes");
  }

  /** Returns the folder of the servers in other languages, one folder each. */
  public Path frameworks() {
    return root.resolve("frameworks");
  }

  /** Returns the folder of their builds, which all checkouts of this user share. */
  public Path builds() {
    return Writable.cacheOfUser(System.getenv()).resolve("frameworks");
  }

  /** Returns the folder of other commits' apps, which all checkouts of this user share. */
  Path commits() {
    return Writable.cacheOfUser(System.getenv()).resolve("apps");
  }

  /** Returns the folder of the jars of a run that compares {@linkplain AppBuilds builds}. */
  public Path apps() {
    return launchCache().resolve("apps");
  }

  /** Returns the folder of unpacked jars and their caches: see {@link LaunchCache}. */
  public Path launchCache() {
    Path usual = root.resolve("target/launch-cache");
    return Writable.is(usual) ? usual : state().resolve("launch-cache");
  }

  private Path jar(String module) {
    return root.resolve(module + "/target/" + module + ".jar");
  }
}
