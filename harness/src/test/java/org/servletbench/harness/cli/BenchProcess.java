package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Ports;

/** Runs {@code scripts/bench} as a user does, in its own process. */
final class BenchProcess implements AutoCloseable {
  static final Installation INSTALLATION = Installation.locate();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int ATTEMPTS_MORE = 3;

  private final Process process;
  private final Path output;

  private BenchProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it through a shell prefix, such as {@code ulimit -f 100}; empty for none. */
  static BenchProcess start(Path folder, String prefix, Object... arguments) throws IOException {
    return wrapped(
        folder,
        prefix.isEmpty() ? "" : "sh -c '" + prefix.replace("'", "'\\''") + "; exec \"$@\"' sh",
        arguments);
  }

  /** Starts it by another command that takes it as its arguments; empty for none. */
  static BenchProcess wrapped(Path folder, String wrapper, Object... arguments) throws IOException {
    Path output = Files.createTempFile(folder, "bench", ".out");
    // A test run in the background has SIGINT ignored, and children inherit that.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
    if (!wrapper.isEmpty()) {
      command.addAll(List.of("sh", "-c", "exec " + wrapper + " \"$@\"", "sh"));
    }
    command.add(INSTALLATION.root().resolve("scripts/bench").toString());
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    if (arguments[0].equals("run")) {
      command.add("--full"); // tests look at all that a run says
    }
    return new BenchProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        output);
  }

  /** Runs it to its end. */
  static BenchProcess run(Path folder, Object... arguments) throws Exception {
    BenchProcess bench = start(folder, "", arguments);
    bench.awaitEnd();
    return bench;
  }

  /**
   * Runs it, and again if a disturbance of the machine is all that is wrong: that spoils some runs,
   * a fault of the product each. A search goes on without what it could not measure, and ends well.
   *
   * @param out folder of the run, which is given as {@code --out}
   */
  static BenchProcess runUndisturbed(Path folder, Path out, Object... arguments) throws Exception {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = out;
    BenchProcess bench = run(folder, all);
    for (int again = 0; again < ATTEMPTS_MORE && bench.wasDisturbed(); again++) {
      System.err.println("disturbed, once more: " + bench.output());
      bench.close();
      delete(out);
      bench = run(folder, all);
    }
    return bench;
  }

  private boolean wasDisturbed() throws IOException {
    return (exitCode() != ExitCode.OK || output().contains("could not be measured"))
        && Disturbance.isAllThatIsWrong(Files.readString(output));
  }

  /** Deletes a folder and everything in it, if it exists. */
  static void delete(Path run) throws IOException {
    if (Files.exists(run)) {
      try (Stream<Path> files = Files.walk(run)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  long pid() {
    return process.pid();
  }

  /** Sends a signal by its name, such as INT. */
  void signal(String name) throws Exception {
    signal(name, pid());
  }

  static void signal(String name, long pid) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
  }

  int awaitEnd() throws Exception {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
        .as("bench ends; its output: " + output())
        .isTrue();
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Both streams, as one line: where a sentence breaks depends on the terminal. */
  String output() throws IOException {
    return Files.readString(output).replace('\n', ' ');
  }

  /** Waits for words in the output. */
  void awaitOutput(String words) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!output().contains(words)) {
      assertThat(System.nanoTime()).as("'" + words + "' in " + output()).isLessThan(end);
      assertThat(process.isAlive()).as("bench runs; its output: " + output()).isTrue();
      Thread.sleep(50);
    }
  }

  /** Waits until a file is there. */
  void awaitFile(Path file) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (Files.notExists(file)) {
      assertThat(System.nanoTime()).as(file + " in " + output()).isLessThan(end);
      assertThat(process.isAlive()).as("bench runs; its output: " + output()).isTrue();
      Thread.sleep(20);
    }
  }

  /** Waits until the driver's file holds some requests of MEASURE. */
  void awaitMeasure(Path jtl) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (Files.notExists(jtl) || !Files.readString(jtl).contains(",measure,")) {
      assertThat(System.nanoTime()).as(jtl + " in " + output()).isLessThan(end);
      assertThat(process.isAlive()).as("bench runs; its output: " + output()).isTrue();
      Thread.sleep(50);
    }
  }

  /** Returns when MEASURE begins, epoch ms, from the engine's files in a trial's folder. */
  static long measureStart(Path trial) throws IOException {
    Properties schedule = new Properties();
    try (var in = Files.newBufferedReader(trial.resolve("schedule.properties"))) {
      schedule.load(in);
    }
    return Long.parseLong(schedule.getProperty("measure-start-epoch-ms"));
  }

  /** Returns the pid behind one of the ports of a trial. */
  static long listenerOf(int port) {
    return Ports.listener(port).orElseThrow().pid();
  }

  /** Checks that nothing of a trial is left: its ports are free. */
  static void assertNothingIsLeft() {
    for (int port : new int[] {8080, 8081, 8090}) {
      assertThat(Ports.listener(port)).as("port " + port).isEmpty();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy(); // it stops what it has started
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
