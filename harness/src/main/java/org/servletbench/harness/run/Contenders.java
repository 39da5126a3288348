package org.servletbench.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.load.JMeterHome;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Program;

/**
 * The programs of a trial, before they are started.
 *
 * @param plan the .jmx that the generator runs
 */
public record Contenders(
    Program downstream, Program app, Program generator, JMeterHome jmeter, Path plan) {
  /** Collector and heap are named, since those that a JVM picks for itself differ by machine. */
  private static final List<String> SERVICE_FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

  /**
   * A thread a request in flight: small stacks. The quick compiler alone: JMeter's code is warm
   * sooner and leaves the cores to what is measured.
   */
  private static final List<String> GENERATOR_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx512m",
          "-Xss512k",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError");

  /** JDK 25.0.3 crashes while it writes a cache of JMeter with linked classes. */
  private static final String WITHOUT_LINKED_CLASSES = "-XX:-AOTClassLinking";

  private static final int FIRST_WITH_LINKED_CLASSES = 24;

  /** Those of the checkout. */
  public static Contenders of(Installation installation, Jdk jdk) {
    JMeterHome jmeter = new JMeterHome(installation.jmeterHome());
    List<String> generatorFlags = new ArrayList<>(GENERATOR_FLAGS);
    if (jdk.feature() >= FIRST_WITH_LINKED_CLASSES) {
      generatorFlags.add(WITHOUT_LINKED_CLASSES);
    }
    generatorFlags.add("-Djmeter.home=" + jmeter.directory());
    generatorFlags.add("-Djava.util.prefs.userRoot=" + jmeter.directory());
    return new Contenders(
        Program.ofJar("sleeping-service", installation.sleepingServiceJar(), SERVICE_FLAGS),
        Program.ofJar("benchmark-app", installation.benchmarkAppJar(), SERVICE_FLAGS),
        Program.ofClassPath(
            "jmeter", jmeter.classPath(), "org.apache.jmeter.NewDriver", generatorFlags),
        jmeter,
        installation.plans().resolve("article.jmx"));
  }
}
