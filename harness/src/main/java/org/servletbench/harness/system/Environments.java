package org.servletbench.harness.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.servletbench.harness.model.Environment;

/** Reads the environment that a run is measured on. */
public final class Environments {
  private static final String UNKNOWN = "unknown";

  private Environments() {}

  /**
   * Reads all of it, in about 300 ms, most of them for the wake-up floor. What cannot be read is
   * "unknown" or 0.
   */
  public static Environment read(Path repository, Jdk jdk) throws InterruptedException {
    return new Environment(
        os(),
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        memoryMib(),
        jdk.version(),
        commit(repository),
        ProcFs.openFilesLimit(),
        WakeUpFloor.measure());
  }

  /** Returns the memory of the machine, or of the container if that is less, MiB. */
  public static long memoryMib() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getTotalMemorySize() >> 20
        : 0;
  }

  /** Returns the commit, with "-dirty" appended when tracked files differ from it. */
  public static String commit(Path repository) throws InterruptedException {
    return Commands.output(
            "git",
            "-C",
            repository.toString(),
            "--no-optional-locks",
            "describe",
            "--always",
            "--dirty",
            "--abbrev=12",
            "--exclude=*")
        .flatMap(said -> said.lines().reduce((earlier, last) -> last)) // after what git warns of
        .orElse(UNKNOWN);
  }

  private static String os() {
    String kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
    return distribution().map(name -> name + ", " + kernel).orElse(kernel);
  }

  private static Optional<String> distribution() {
    try {
      return Files.readString(Path.of("/etc/os-release"))
          .lines()
          .filter(line -> line.startsWith("PRETTY_NAME="))
          .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String cpu() {
    return ProcFs.text("cpuinfo").flatMap(ProcText::cpu).orElse(System.getProperty("os.arch"));
  }
}
