package org.servletbench.harness.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.MicroLength;
import org.servletbench.harness.model.MicroTask;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;
import org.servletbench.harness.system.RunFile;

/**
 * Runs microbenchmarks by JMH, one combination of parameters at a time, so that what is finished is
 * kept whatever happens to the next.
 */
public final class MicroRuns {

  private static final Duration LIST_LIMIT = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofHours(12);

  /** Holds the stack traces of what failed. */
  private static final int LAST_LINES = 500;

  private static final Pattern CAUSE = Pattern.compile("\\s*Caused by: [\\w.$]+: (.+)");

  private final Path jar;
  private final Path folder;
  private final ProcessRegistry registry;

  /**
   * @param jar jar of the module jmh
   * @param folder folder for the raw files
   */
  public MicroRuns(Path jar, Path folder, ProcessRegistry registry) {
    this.jar = jar;
    this.folder = folder;
    this.registry = registry;
    if (Files.notExists(jar)) {
      throw BenchException.machine(
          Text.of("there is no %s: build it with ./mvnw -q -DskipTests package", jar));
    }
  }

  /** Lists all benchmarks. */
  public List<MicroTask> list() throws InterruptedException {
    Path log = folder.resolve("list.log");
    Optional<String> failure = run("the list of microbenchmarks", List.of("-lp"), log, LIST_LIMIT);
    if (failure.isPresent()) {
      throw BenchException.machine(failure.get());
    }
    return MicroTask.listed(RunFile.text(log));
  }

  /**
   * Measures one benchmark, for one value of each of its parameters.
   *
   * @param name name of its raw files, without an ending
   * @return the JSON that JMH wrote
   * @throws BenchException if it failed, or if what JMH wrote is cut
   */
  public String measure(MicroTask task, Jdk jdk, MicroLength length, String name)
      throws InterruptedException {
    Path results = folder.resolve(name + ".json").toAbsolutePath();
    List<String> options = new ArrayList<>();
    options.add("^" + task.benchmark().replace(".", "\\.").replace("$", "\\$") + "$");
    options.addAll(List.of("-jvm", jdk.java().toString(), "-foe", "true"));
    options.addAll(List.of("-rf", "json", "-rff", results.toString()));
    options.addAll(length.options(task));
    task.params()
        .forEach(
            (param, values) ->
                options.addAll(List.of("-p", param + "=" + String.join(",", values))));
    Optional<String> failure = run(task.described(), options, folder.resolve(name + ".log"), LIMIT);
    if (failure.isPresent()) {
      throw BenchException.machine(failure.get());
    }
    String text = RunFile.text(results);
    MicroFile.results(text); // a full disk cuts it, and JMH does not say so
    return text;
  }

  /** Runs JMH; says why it failed, if it did. */
  private Optional<String> run(String what, List<String> options, Path log, Duration limit)
      throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdk.current().java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it only starts others, which do not take this over
                "-jar",
                jar.toAbsolutePath().toString()));
    command.addAll(options);
    try (ManagedProcess jmh =
        ManagedProcess.start(new ProcessSpec("jmh", command, log), registry)) {
      if (!jmh.awaitEnd(limit)) {
        return Optional.of(
            Text.of("%s took longer than %d min: see %s", what, limit.toMinutes(), log));
      }
      int code = jmh.exitCode().orElseThrow();
      return code == 0
          ? Optional.empty()
          : Optional.of(
              Text.of(
                  "%s ended with code %d: %s; see %s in the folder of the raw files",
                  what, code, cause(jmh.lastLines(LAST_LINES)), log.getFileName()));
    }
  }

  /** Returns the words of the innermost cause of what failed last; else the last line. */
  static String cause(List<String> lines) {
    return lines.stream()
        .map(CAUSE::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .reduce((earlier, later) -> later)
        .orElseGet(() -> lines.isEmpty() ? "it printed nothing" : lines.getLast().strip());
  }
}
