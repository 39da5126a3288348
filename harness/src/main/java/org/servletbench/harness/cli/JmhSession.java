package org.servletbench.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.MicroLength;
import org.servletbench.harness.model.MicroRun;
import org.servletbench.harness.model.MicroTask;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.MicroReport;
import org.servletbench.harness.run.MicroRuns;
import org.servletbench.harness.run.MicroStore;
import org.servletbench.harness.system.Environments;
import org.servletbench.harness.system.Folders;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.RunLock;
import org.servletbench.harness.system.Terminal;
import org.servletbench.harness.system.Writable;
import picocli.CommandLine;

/** Measures microbenchmarks, as the only run of this checkout, and reports what is finished. */
final class JmhSession {

  private final Installation installation;
  private final CommandLine commandLine;
  private final List<Jdk> jdks;
  private final MicroLength length;
  private final Optional<MicroRun.Explained> explained;
  private final Path folder;
  private final ProcessRegistry registry;
  private final List<String> finished = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  JmhSession(
      Installation installation,
      CommandLine commandLine,
      List<Jdk> jdks,
      MicroLength length,
      Optional<MicroRun.Explained> explained,
      Path folder) {
    this.installation = installation;
    this.commandLine = commandLine;
    this.jdks = jdks;
    this.length = length;
    this.explained = explained;
    this.folder = folder.toAbsolutePath();
    this.registry = new ProcessRegistry(installation.processes());
  }

  /** Measures the benchmarks that match, and returns the exit code. */
  int run(Pattern wanted) {
    if (Files.exists(folder)) {
      throw BenchException.usage(
          folder + " exists already: name another folder with --out, or move this one away");
    }
    Writable.require(folder);
    try (Interruption interruption = new Interruption();
        RunLock lock = new RunLock(installation.runLock())) {
      Leftovers.end(registry, this::say);
      Environment machine = Environments.read(installation.root(), jdks.getFirst());
      boolean whole = interruption.completes(() -> measure(wanted));
      if (!whole) {
        missing.add("what came after the interrupt");
        say("interrupted: every process has been stopped");
      }
      if (!finished.isEmpty()) {
        interruption.shield(() -> report(machine));
      }
      return !whole ? ExitCode.INTERRUPTED : missing.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private void measure(Pattern wanted) throws InterruptedException {
    MicroRuns runs =
        new MicroRuns(installation.microbenchmarksJar(), folder.resolve("raw"), registry);
    List<MicroTask> tasks = chosen(runs.list(), wanted);
    Duration left = length.estimate(tasks).multipliedBy(jdks.size());
    int all = tasks.size() * jdks.size();
    say(
        Text.of(
            "%s, about %s%s",
            Text.count(all, "benchmark"),
            PlanDuration.words(left),
            length == MicroLength.QUICK ? "; quick: a first look, no measurement" : ""));
    int number = 0;
    for (MicroTask task : tasks) {
      for (Jdk jdk : jdks) {
        say(
            Text.of(
                "[%d/%d] %s, JDK %d: about %s left",
                ++number, all, task.described(), jdk.feature(), PlanDuration.words(left)));
        measure(runs, task, jdk, Text.of("%03d-%s", number, task.shortName()));
        left = left.minus(length.estimate(List.of(task)));
      }
    }
  }

  private void measure(MicroRuns runs, MicroTask task, Jdk jdk, String name)
      throws InterruptedException {
    try {
      finished.add(runs.measure(task, jdk, length, name));
    } catch (BenchException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      missing.add(e.getMessage());
      say(e.getMessage());
    }
  }

  private List<MicroTask> chosen(List<MicroTask> all, Pattern wanted) {
    List<MicroTask> chosen =
        all.stream().filter(task -> wanted.matcher(task.benchmark()).find()).toList();
    if (chosen.isEmpty()) {
      deleteFolder();
      throw BenchException.usage(
          Text.of(
              "no benchmark has '%s' in its name; there are: %s",
              wanted,
              all.stream()
                  .map(task -> task.shortName().split("\\.")[0])
                  .distinct()
                  .collect(Collectors.joining(", "))));
    }
    return chosen.stream().map(length::of).flatMap(task -> task.each().stream()).toList();
  }

  /**
   * Removes a folder that holds only the list of benchmarks, so that its name can be used again.
   */
  private void deleteFolder() {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      say(Text.of("cannot remove %s: %s", folder, Failures.words(e)));
    }
  }

  /** Writes the files, prints the table, and returns the report. */
  private MicroReport report(Environment machine) {
    MicroStore store = new MicroStore(folder);
    MicroRun run = new MicroRun(machine, length == MicroLength.QUICK, missing, explained);
    store.write(run, finished);
    MicroReport report = Reporting.report(store);
    commandLine.getOut().print(report.console(Terminal.columns()));
    commandLine.getOut().flush();
    Reporting.write(store, report);
    say(Text.of("results are in %s; the page is report.html", folder));
    return report;
  }

  private void say(String line) {
    commandLine.getErr().println("bench: " + line);
    commandLine.getErr().flush();
  }
}
