package org.servletbench.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.servletbench.harness.load.JMeterHome;
import org.servletbench.harness.system.Installation;
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

  /** A thread a request in flight: small stacks. */
  private static final List<String> GENERATOR_FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx512m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

  /** Those of the checkout. */
  public static Contenders of(Installation installation) {
    JMeterHome jmeter = new JMeterHome(installation.jmeterHome());
    return new Contenders(
        Program.ofJar("sleeping-service", installation.sleepingServiceJar(), SERVICE_FLAGS),
        Program.ofJar("benchmark-app", installation.benchmarkAppJar(), SERVICE_FLAGS),
        Program.ofClassPath(
            "jmeter",
            jmeter.classPath(),
            "org.apache.jmeter.NewDriver",
            Stream.concat(
                    GENERATOR_FLAGS.stream(), Stream.of("-Djmeter.home=" + jmeter.directory()))
                .toList()),
        jmeter,
        installation.plans().resolve("article.jmx"));
  }
}
