package org.servletbench.harness.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/** A JMeter assembled from its Maven artifacts, laid out like a download. */
public record JMeterHome(Path directory) {
  public JMeterHome {
    Objects.requireNonNull(directory);
  }

  /**
   * Lists every jar, always in the same order: the launcher, then lib/ext, then lib. With this
   * class path JMeter needs no class loader of its own, and a class-data archive or AOT cache made
   * with the same list applies.
   */
  public List<Path> classPath() {
    Path launcher = directory.resolve("bin").resolve("ApacheJMeter.jar");
    if (!Files.isRegularFile(launcher)) {
      throw BenchException.machine(
          Text.of(
              "no JMeter in %s (bin/ApacheJMeter.jar is missing): build it with ./mvnw -pl"
                  + " jmeter-plans package",
              directory));
    }
    List<Path> jars = new ArrayList<>();
    jars.add(launcher);
    jars.addAll(jarsOf(directory.resolve("lib").resolve("ext")));
    jars.addAll(jarsOf(directory.resolve("lib")));
    return List.copyOf(jars);
  }

  /** Returns JMeter's version, as its core jar states it. */
  public String version() {
    Path core = directory.resolve("lib/ext/ApacheJMeter_core.jar");
    try (JarFile jar = new JarFile(core.toFile())) {
      return jar.getManifest().getMainAttributes().getValue(Name.IMPLEMENTATION_VERSION);
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot read %s: %s", core, Failures.words(e)), e);
    }
  }

  private static List<Path> jarsOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of(
              "cannot list %s: %s; rebuild JMeter with ./mvnw -pl jmeter-plans package",
              folder, Failures.words(e)),
          e);
    }
  }
}
