package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.History;
import org.servletbench.harness.report.Say;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.verify.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what many runs measured, for tools that look for changes over months. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description =
        "Prints the runs below a folder as CSV that Apache Otava reads: a row for each run.")
final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder with runs, such as results/runs.")
  private Path folder;

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      description = "Only the runs of this suite; needed where there are several.")
  private Optional<String> suite = Optional.empty();

  /**
   * @throws BenchException of kind USAGE if there is no run, or if runs of several suites would
   *     share the columns
   */
  @Override
  public Integer call() {
    List<History.Run> runs = new ArrayList<>();
    for (Path each : RunFolders.below(folder, this::skipped)) {
      try {
        run(ResultStore.open(each)).ifPresent(runs::add);
      } catch (BenchException e) {
        skipped(e.getMessage());
      }
    }
    History history = new History(alike(ofOneSuite(runs)));
    spec.commandLine().getOut().print(history.csv());
    spec.commandLine().getOut().flush();
    List<String> gaps = history.gaps();
    if (!gaps.isEmpty()) {
      say(
          Text.of(
              "%s an empty cell where a run did not measure it, and Otava reads only columns"
                  + " without: leave out %s",
              gaps.size() == 1 ? "one column has" : gaps.size() + " columns have",
              gaps.size() > 3
                  ? String.join(", ", gaps.subList(0, 3)) + ", …"
                  : String.join(", ", gaps)));
    }
    return ExitCode.OK;
  }

  /** Reads a run; empty where it has no figure. */
  private Optional<History.Run> run(ResultStore store) {
    RunSummary summary = Reporting.summary(store);
    if (summary.scenarios().stream().allMatch(scenario -> scenario.valid() == 0)) {
      skipped(store.folder() + " holds no valid trial");
      return Optional.empty();
    }
    if (summary.isProfiled()) {
      skipped(store.folder() + " was profiled, which costs CPU time");
      return Optional.empty();
    }
    if (Judging.isSecond(store.folder())) {
      skipped(store.folder() + " is a gate's second session: only what looked worse is in it");
      return Optional.empty();
    }
    return Optional.of(
        new History.Run(store.header().started(), store.header().environment(), summary));
  }

  private List<History.Run> ofOneSuite(List<History.Run> runs) {
    List<String> suites = runs.stream().map(HistoryCommand::name).distinct().sorted().toList();
    if (suites.isEmpty()) {
      throw BenchException.usage(folder + " holds no run with a valid trial");
    }
    if (suite.isEmpty() && suites.size() > 1) {
      throw BenchException.usage(
          Text.of(
              "%s holds runs of %d suites, which have no columns in common: name one by --suite"
                  + " (%s)",
              folder, suites.size(), String.join(", ", suites)));
    }
    String wanted = suite.orElse(suites.getFirst());
    if (!suites.contains(wanted)) {
      throw BenchException.usage(
          Text.of(
              "%s holds no run of suite '%s', only of: %s",
              folder, Shown.brief(wanted), String.join(", ", suites)));
    }
    return runs.stream().filter(run -> name(run).equals(wanted)).toList();
  }

  /** Leaves out the runs on another time scale than the latest one: they are other experiments. */
  private List<History.Run> alike(List<History.Run> runs) {
    double scale =
        scale(runs.stream().max(Comparator.comparing(History.Run::started)).orElseThrow());
    runs.stream()
        .filter(run -> scale(run) != scale)
        .forEach(
            run ->
                skipped(
                    Text.of(
                        "the run of %s has time scale %s, and the latest %s",
                        run.started(), Say.number(scale(run)), Say.number(scale))));
    return runs.stream().filter(run -> scale(run) == scale).toList();
  }

  private static String name(History.Run run) {
    return run.summary().suite().name();
  }

  private static double scale(History.Run run) {
    return run.summary().suite().timeScale();
  }

  private void skipped(String why) {
    say("left out: " + why);
  }

  private void say(String line) {
    spec.commandLine().getErr().println("bench: " + Shown.line(line));
  }
}
