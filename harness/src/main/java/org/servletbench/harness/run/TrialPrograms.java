package org.servletbench.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.load.JMeterHome;
import org.servletbench.harness.system.AppBuilds;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Program;

/**
 * The programs of a trial and their JVM flags.
 *
 * @param engine open-loop driver
 * @param plan .jmx file that JMeter runs
 * @param apps folder of the app's other {@linkplain AppBuilds builds}
 */
public record TrialPrograms(
    Program downstream, Program app, Program jmeter, Program engine, Path plan, Path apps) {
  /** Options of which a JVM obeys only one: a scenario's own option replaces ours. */
  private static final List<String> ONE_OF_A_KIND =
      List.of("-XX:\\+Use\\w+GC", "-Xmx.+|-XX:MaxRAMPercentage=.+");

  /** The services' flags, with collector and heap, which a JVM would choose by the machine. */
  private static final List<String> SERVICE_FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

  /**
   * JMeter's flags. Small stacks, because each request in flight has a thread. Only the quick
   * compiler, so that JMeter's code is warm sooner and leaves the cores to what is measured. Room
   * for all that the article's load allocates, since a collection stops the arrivals, for 0.12 s
   * with 600 threads on a slow machine; and small buffers for each thread, which else fill it.
   */
  private static final List<String> JMETER_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx1g",
          "-Xmn512m",
          "-XX:TLABSize=16k",
          "-XX:-ResizeTLAB",
          "-Xss512k",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError");

  /** The engine's flags: 10,000 connections fit into 64 MiB, and no request allocates. */
  private static final List<String> ENGINE_FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

  private static final String ENGINE = "org.servletbench.harness.engine.Engine";

  /** The main class of the null server, which only a calibration uses. */
  private static final String NULL_SERVER = "org.servletbench.harness.engine.NullServer";

  private static final String SLOT_FLOOR = "org.servletbench.harness.engine.SlotFloor";

  /** A flag for JMeter: JDK 25.0.3 crashes when it writes a cache of JMeter with linked classes. */
  private static final String WITHOUT_LINKED_CLASSES = "-XX:-AOTClassLinking";

  private static final int FIRST_WITH_LINKED_CLASSES = 24;

  /** Returns the programs of the checkout. */
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
        installation.plans().resolve("article.jmx"),
        installation.apps());
  }

  /** Returns the same programs, with other JVM options for the app. */
  public TrialPrograms withAppOptions(List<String> options) {
    List<String> flags = new ArrayList<>(app.jvmFlags());
    for (String kind : ONE_OF_A_KIND) {
      if (options.stream().anyMatch(option -> option.matches(kind))) {
        flags.removeIf(flag -> flag.matches(kind));
      }
    }
    flags.addAll(options);
    Program other = new Program(app.name(), app.classPath(), app.mainClass(), flags);
    return new TrialPrograms(downstream, other, jmeter, engine, plan, apps);
  }

  /** Returns the app for a kind, with a distinct name if the kind is unusual. */
  public Program app(AppKind kind) {
    Program other = withAppOptions(kind.runtime().options()).app;
    String name = kind.label().isEmpty() ? app.name() : app.name() + "-" + kind.label();
    List<Path> classPath =
        kind.runtime()
            .build()
            .map(build -> List.of(AppBuilds.jar(apps, build)))
            .orElse(other.classPath());
    return new Program(name, classPath, other.mainClass(), other.jvmFlags());
  }

  /** Returns the null server, against which the engine's ceiling is measured. */
  public Program nullServer() {
    return besideEngine("null-server", NULL_SERVER);
  }

  /** Returns the program that runs the engine's loop without any work. */
  public Program slotFloor() {
    return besideEngine("slot-floor", SLOT_FLOOR);
  }

  private Program besideEngine(String name, String mainClass) {
    return Program.ofClassPath(name, engine.classPath(), mainClass, engine.jvmFlags());
  }
}
