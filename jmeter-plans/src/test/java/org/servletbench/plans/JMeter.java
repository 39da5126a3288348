package org.servletbench.plans;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a plan as a user would by hand, and reads what it recorded. */
final class JMeter {
  private static final long LIMIT_SECONDS = 120;

  private final Path folder;

  JMeter(Path folder) {
    this.folder = folder;
  }

  /** One row of the results: start and duration in milliseconds. */
  record Row(String label, long start, long elapsed, String code, boolean success) {
    private static Row of(String line) {
      // None of these columns is ever quoted, and they are the first of the line.
      String[] fields = line.split(",", 6);
      return new Row(
          fields[2],
          Long.parseLong(fields[0]),
          Long.parseLong(fields[1]),
          fields[3],
          Boolean.parseBoolean(fields[4]));
    }
  }

  /** Exit code, and the rows in order of their start. */
  record Result(int exitCode, String output, List<Row> rows) {
    List<Row> labelled(String label) {
      return rows.stream().filter(row -> row.label().equals(label)).toList();
    }
  }

  /** Waits until so many rows are in the results, which needs them written as they come. */
  void await(int rows) {
    Path jtl = folder.resolve("results.jtl");
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    try {
      while (Files.notExists(jtl) || Files.readAllLines(jtl).size() <= rows) {
        if (System.nanoTime() > limit) {
          throw new AssertionError("not " + rows + " rows within " + LIMIT_SECONDS + " s");
        }
        Thread.sleep(50);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs the plan with these knobs, each {@code name=value}. */
  Result run(String plan, String... knobs) throws IOException, InterruptedException {
    Path jtl = folder.resolve("results.jtl");
    Path output = folder.resolve("output.txt");
    Files.deleteIfExists(jtl); // JMeter would append
    Process process =
        new ProcessBuilder(command(plan, jtl, knobs))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("JMeter did not end within " + LIMIT_SECONDS + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    List<Row> rows =
        Files.exists(jtl)
            ? Files.readAllLines(jtl).stream()
                .skip(1)
                .map(Row::of)
                .sorted((a, b) -> Long.compare(a.start(), b.start()))
                .toList()
            : List.of();
    return new Result(process.exitValue(), Files.readString(output), rows);
  }

  private List<String> command(String plan, Path jtl, String... knobs) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // starts faster
                // Else JMeter writes preferences to the home of whoever builds.
                "-Djava.util.prefs.userRoot=" + folder,
                "-cp",
                Path.of("target", "jmeter", "bin", "ApacheJMeter.jar").toString(),
                "org.apache.jmeter.NewDriver",
                "-n",
                "-t",
                plan,
                "-l",
                jtl.toString(),
                "-j",
                folder.resolve("jmeter.log").toString(),
                "-Jjmeterengine.force.system.exit=true"));
    for (String unused :
        List.of(
            "response_message", "thread_name", "data_type", "assertion_results_failure_message")) {
      command.add("-Jjmeter.save.saveservice." + unused + "=false");
    }
    Arrays.stream(knobs).map(knob -> "-J" + knob).forEach(command::add);
    return command;
  }
}
