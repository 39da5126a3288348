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
 * Where the parts of one checkout lie.
 *
 * @param root the folder of the repository, absolute
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
              + " -Dbench.home=<the repository>");
    }
    Installation found = new Installation(Path.of(home));
    if (!Files.isDirectory(found.suites())) {
      throw BenchException.machine(
          "bench.home is "
              + found.root
              + ", which holds no folder suites: set it to the root of the repository");
    }
    return found;
  }

  public Path benchmarkAppJar() {
    return jar("benchmark-app");
  }

  public Path sleepingServiceJar() {
    return jar("sleeping-service");
  }

  /** The harness itself and its libraries. */
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

  /** The JMeter that the build puts together, with its bin and lib. */
  public Path jmeterHome() {
    return root.resolve("jmeter-plans/target/jmeter");
  }

  /** The folder of the .jmx files. */
  public Path plans() {
    return root.resolve("jmeter-plans");
  }

  public Path suites() {
    return root.resolve("suites");
  }

  public Path results() {
    return root.resolve("results");
  }

  /** One folder per run, kept out of git. */
  public Path runs() {
    return results().resolve("runs");
  }

  /** The folder of a run that begins now: its time and what it answers. */
  public Path runFolder(Instant now, String name) {
    return runs().resolve(FOLDER.format(now) + "-" + name);
  }

  /** What the articles state, as data. */
  public Path claims() {
    return results().resolve("reference/claims.yaml");
  }

  /** What is kept between runs: in the checkout, or with a user who may not write there. */
  public Path state() {
    Path usual = runs().resolve(".bench");
    return Writable.is(usual) ? usual : Writable.ofUser(System.getenv());
  }

  /** Held while a run measures: see {@link RunLock}. */
  public Path runLock() {
    return state().resolve("lock");
  }

  /** What {@code bench doctor --calibrate} measured last on this machine. */
  public Path calibration() {
    return state().resolve("calibration.json");
  }

  /** Raw files of that measurement. */
  public Path calibrationFiles() {
    return state().resolve("calibration");
  }

  /** One file per process that is running: see {@link ProcessRegistry}. */
  public Path processes() {
    return state().resolve("processes");
  }

  /** Unpacked jars and their caches, rebuilt when missing: see {@link LaunchCache}. */
  public Path launchCache() {
    Path usual = root.resolve("target/launch-cache");
    return Writable.is(usual) ? usual : state().resolve("launch-cache");
  }

  private Path jar(String module) {
    return root.resolve(module + "/target/" + module + ".jar");
  }
}
