package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Rivals;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.report.ContrastReport;
import org.servletbench.harness.report.Lines;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.RunFile;
import org.servletbench.harness.system.Terminal;
import org.servletbench.harness.verify.Contrast;
import org.servletbench.harness.verify.Duel;
import org.servletbench.harness.verify.Gate;
import org.servletbench.harness.verify.SessionComparison;

/** Judges a run by what it was measured against: tells how they compare, and applies the gate. */
final class Judging {
  private static final String AGAIN = "-again";
  private static final String SENTENCES = "gate.md";

  private final PrintWriter out;
  private final Versus versus;
  private final Measuring measuring;
  private final List<String> sentences = new ArrayList<>();

  /**
   * @param out takes the comparison
   * @param measuring measures a second session, if the gate asks for one
   */
  Judging(PrintWriter out, Versus versus, Measuring measuring) {
    this.out = out;
    this.versus = versus;
    this.measuring = measuring;
  }

  /**
   * Prints the comparison, and returns the exit code of the run.
   *
   * @param folder folder of the run
   * @param strict whether a verdict in doubt counts as unexpected
   */
  int exitCode(RunReport report, Path folder, boolean strict) {
    int usual = ExitCode.of(report, strict);
    compare(report, folder);
    Optional<Gate> gate = versus.gate();
    if (gate.isEmpty()) {
      return usual;
    }
    if (usual == ExitCode.INVALID) {
      say("the gate was not applied, since a scenario has no valid trial");
      keepSentences(folder);
      return usual;
    }
    List<String> absent =
        report.summary().suite().scenarios().stream()
            .map(Scenario::name)
            .filter(name -> report.summary().scenario(name).isEmpty())
            .toList();
    if (!absent.isEmpty()) {
      say("not judged, since not measured: " + String.join(", ", absent));
    }
    Plan plan = ResultStore.open(folder).header().plan();
    keepSentences(folder); // by which a second session is known, even one that is interrupted
    int code =
        new Gating(gate.get(), this::say, scenarios -> again(gate.get(), plan, folder, scenarios))
            .exitCode(ruling(gate.get(), report, folder));
    keepSentences(folder);
    return code;
  }

  private void compare(RunReport report, Path folder) {
    if (versus.like().isEmpty()) {
      ContrastReport.ofVersions(report).ifPresent(this::print);
    } else if (report.trials().stream().anyMatch(trial -> trial.validity().isValid())) {
      ContrastReport like = ContrastReport.of(Comparing.runs(versus.like().get(), folder));
      ResultStore.open(folder).writeDerived(like.files("like"));
      print(like);
    }
  }

  private void print(ContrastReport comparison) {
    out.println();
    out.print(comparison.text(Terminal.columns()));
    out.flush();
  }

  private void say(String sentence) {
    sentences.add(sentence);
    out.println();
    out.print(Lines.paragraph(sentence, Terminal.columns()));
    out.flush();
  }

  private void keepSentences(Path folder) {
    String markdown =
        sentences.stream().map(each -> "- " + each + "\n").collect(Collectors.joining());
    ResultStore.open(folder).writeDerived(Map.of(SENTENCES, markdown));
  }

  private Gate.Ruling ruling(Gate gate, RunReport report, Path folder) {
    if (versus.like().isEmpty()) {
      return gate.rule(Duel.contrasts(report.summary(), gate.metrics(), gate.margin()));
    }
    SessionComparison two = Comparing.runs(versus.like().get(), folder);
    List<Contrast> rows =
        SessionComparison.contrasts(two.base(), two.other(), gate.metrics(), gate.margin());
    if (!two.mismatches().isEmpty()) {
      say("not comparable: " + String.join("; ", two.mismatches()));
      return Gate.Ruling.NOTHING;
    }
    return gate.rule(rows);
  }

  /** Returns the folder of a gate's second session. */
  static Path second(Path folder) {
    Path first = folder.toAbsolutePath().normalize();
    return first.resolveSibling(first.getFileName() + AGAIN);
  }

  /** Whether a folder is that of a gate's second session. */
  static boolean isSecond(Path folder) {
    String name = Comparing.name(folder);
    return name.endsWith(AGAIN)
        && RunFile.exists(
            folder
                .toAbsolutePath()
                .normalize()
                .resolveSibling(name.substring(0, name.length() - AGAIN.length()))
                .resolve(SENTENCES));
  }

  /** Measures some scenarios in a second session, in another order. */
  private Optional<Gate.Ruling> again(Gate gate, Plan plan, Path folder, Set<String> scenarios) {
    Suite suite = plan.suite();
    List<String> rivals =
        Rivals.of(suite).stream()
            .filter(each -> scenarios.contains(each.ours()))
            .map(Rivals::against)
            .toList();
    List<Scenario> both =
        suite.scenarios().stream()
            .filter(each -> scenarios.contains(each.name()) || rivals.contains(each.name()))
            .toList();
    Path second = second(folder);
    return measuring
        .run(TrialPlanner.plan(suite.with(both), plan.seed() + 1), second)
        .map(
            report ->
                report.trials().stream().anyMatch(each -> each.validity().isValid())
                    ? ruling(gate, report, second)
                    : Gate.Ruling.NOTHING);
  }
}
