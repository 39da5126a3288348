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
 * @param engine the open-loop driver
 * @param plan the .jmx that JMeter runs
 */
public record TrialPrograms(
    Program downstream, Program app, Program jmeter, Program engine, Path plan) {
  /** Options of which a JVM heeds one: a scenario's own stands in place of ours. */
  private static final List<String> ONE_OF_A_KIND =
      List.of("-XX:\\+Use\\w+GC", "-Xmx.+|-XX:MaxRAMPercentage=.+");

  /** Collector and heap are named, since those that a JVM picks for itself differ by machine. */
  private static final List<String> SERVICE_FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

  /**
   * A thread a request in flight: small stacks. The quick compiler alone: JMeter's code is warm
   * sooner and leaves the cores to what is measured.
   */
  private static final List<String> JMETER_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx512m",
          "-Xss512k",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError");

  /** 10,000 connections fit into 64 MiB, and nothing is allocated per request. */
  private static final List<String> ENGINE_FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

  private static final String ENGINE = "org.servletbench.harness.engine.Engine";

  /** Of a calibration alone. */
  private static final String NULL_SERVER = "org.servletbench.harness.engine.NullServer";

  private static final String SLOT_FLOOR = "org.servletbench.harness.engine.SlotFloor";

  /** JDK 25.0.3 crashes while it writes a cache of JMeter with linked classes. */
  private static final String WITHOUT_LINKED_CLASSES = "-XX:-AOTClassLinking";

  private static final int FIRST_WITH_LINKED_CLASSES = 24;

  /** Those of the checkout. */
  public static TrialPrograms of(Installation installation, Jdk jdk) {
    JMeterHome jmeter = new JMeterHome(installation.jmeterHome());
    List<String> jmeterFlags = new ArrayList<>(JMETER_FLAGS);
    if (jdk.feature() >= FIRST_WITH_LINKED_CLASSES) {
      jmeterFlags.add(WITHOUT_LINKED_CLASSES);
    }
    jmeterFlags.add("-Djmeter.home=" + jmeter.directory());
    jmeterFlags.add("-Djava.util.prefs.userRoot=" + jmeter.directory());
    return new TrialPrograms(
        Program.ofJar("sleeping-service", installation.sleepingServiceJar(), SERVICE_FLAGS),
        Program.ofJar("benchmark-app", installation.benchmarkAppJar(), SERVICE_FLAGS),
        Program.ofClassPath(
            "jmeter", jmeter.classPath(), "org.apache.jmeter.NewDriver", jmeterFlags),
        Program.ofClassPath("open-loop", installation.harnessClassPath(), ENGINE, ENGINE_FLAGS),
        installation.plans().resolve("article.jmx"));
  }

  /** The same with an app of other JVM options. */
  public TrialPrograms withAppOptions(List<String> options) {
    List<String> flags = new ArrayList<>(app.jvmFlags());
    for (String kind : ONE_OF_A_KIND) {
      if (options.stream().anyMatch(option -> option.matches(kind))) {
        flags.removeIf(flag -> flag.matches(kind));
      }
    }
    flags.addAll(options);
    Program other = new Program(app.name(), app.classPath(), app.mainClass(), flags);
    return new TrialPrograms(downstream, other, jmeter, engine, plan);
  }

  /** The app as it is started for a kind, with a name of its own where that is not the usual. */
  public Program app(AppKind kind) {
    Program other = withAppOptions(kind.runtime().options()).app;
    String name = kind.label().isEmpty() ? app.name() : app.name() + "-" + kind.label();
    return new Program(name, other.classPath(), other.mainClass(), other.jvmFlags());
  }

  /** What the engine's ceiling is measured against. */
  public Program nullServer() {
    return besideEngine("null-server", NULL_SERVER);
  }

  /** The engine's loop without any work. */
  public Program slotFloor() {
    return besideEngine("slot-floor", SLOT_FLOOR);
  }

  private Program besideEngine(String name, String mainClass) {
    return Program.ofClassPath(name, engine.classPath(), mainClass, engine.jvmFlags());
  }
}
