package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.MacroCost;
import org.servletbench.harness.model.MicroResult;
import org.servletbench.harness.model.MicroRun;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Composition;
import org.servletbench.harness.verify.Explanation;

/** Shows what requests cost in a run, beside what their parts cost alone. */
final class ExplanationTables {

  /** Characters of the longest bar. */
  private static final int BAR = 24;

  private static final List<Column<Explanation.Row>> PARTS =
      List.of(
          new Column<>("part", row -> (row.part().sign() < 0 ? "less " : "") + name(row.part())),
          new Column<>("CPU", row -> Say.known(row.micros(), Say::micros)),
          new Column<>("±", row -> Say.known(row.error(), Say::micros)),
          new Column<>("what it is", row -> row.part().what()));

  private final MicroRun.Explained run;
  private final MicroRun micro;
  private final String jdk;
  private final List<Explanation> explanations;

  ExplanationTables(MicroRun micro, MicroRun.Explained run, List<MicroResult> results) {
    this.micro = micro;
    this.run = run;
    this.jdk =
        results.stream()
            .map(MicroResult::jdk)
            .filter(run.machine().jdk()::equals)
            .findFirst()
            .orElseGet(() -> results.getFirst().jdk());
    this.explanations =
        Explanation.of(
            results.stream().filter(each -> each.jdk().equals(jdk)).toList(), run.costs());
  }

  /** Returns what is to be known before the figures are read. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        Text.of(
            "CPU time a request, of the app in %s with a downstream that answers at once, and of"
                + " its parts alone, each %d times a second.",
            run.name(), Composition.PER_SECOND));
    if (!words(run.machine()).equals(words(micro.machine()))) {
      notes.add(
          Text.of(
              "%s was measured on another machine (%s; the parts on %s): what remains is the"
                  + " difference between the machines, too.",
              run.name(), words(run.machine()), words(micro.machine())));
    }
    if (!run.machine().jdk().equals(jdk)) {
      notes.add(
          Text.of(
              "%s was measured on JDK %s, and the parts on %s.",
              run.name(), run.machine().jdk(), jdk));
    }
    explanations.stream()
        .flatMap(each -> each.measured().stream())
        .mapToDouble(MacroCost::ratePerSecond)
        .filter(rate -> rate != Composition.PER_SECOND)
        .findFirst()
        .ifPresent(
            rate ->
                notes.add(
                    Text.of(
                        "%s has %s: a request costs more the fewer come.",
                        run.name(), Say.perSecond(rate))));
    String missing =
        explanations.stream()
            .flatMap(each -> each.missing().stream())
            .map(ExplanationTables::name)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      notes.add(
          Text.of(
              "Parts that were not measured: %s. Measure them with a FILTER of '%s'.",
              missing, Composition.FILTER));
    }
    return notes;
  }

  /** What CPU time depends on, besides the JDK, which has a note of its own. */
  private static String words(Environment machine) {
    return Text.of("%s, %s, %s", machine.cpu(), Text.count(machine.cores(), "core"), machine.os());
  }

  Table sums() {
    double longest =
        explanations.stream()
            .mapToDouble(each -> Math.max(each.sum().orElse(0), measured(each).orElse(0)))
            .max()
            .orElse(0);
    return Table.of(
        List.of(
            new Column<>("strategy", Explanation::strategy),
            new Column<>("parts", each -> Say.known(each.sum(), Say::micros)),
            new Column<>("±", each -> Say.known(each.error(), Say::micros)),
            new Column<>("measured", each -> Say.known(measured(each), Say::micros)),
            new Column<>("unexplained", each -> Say.known(each.unexplained(), Say::micros)),
            new Column<>("share", ExplanationTables::share),
            new Column<>("explained #, not .", each -> bar(each, longest))),
        explanations);
  }

  Table parts() {
    return Table.inBlocks(
        PARTS,
        explanations.stream()
            .map(each -> new Table.Block<>(each.strategy(), each.parts()))
            .toList());
  }

  private static OptionalDouble measured(Explanation each) {
    return each.measured()
        .map(cost -> OptionalDouble.of(cost.cpuMicros()))
        .orElse(OptionalDouble.empty());
  }

  private static String share(Explanation each) {
    return each.unexplained().isPresent()
        ? Say.percent(each.unexplained().getAsDouble() / measured(each).getAsDouble())
        : "";
  }

  private static String bar(Explanation each, double longest) {
    if (each.unexplained().isEmpty()) {
      return "";
    }
    int explained = (int) Math.round(BAR * each.sum().getAsDouble() / longest);
    int all = (int) Math.round(BAR * measured(each).getAsDouble() / longest);
    return "#".repeat(Math.max(0, explained)) + ".".repeat(Math.max(0, all - explained));
  }

  private static String name(Composition.Part part) {
    String params =
        part.params().entrySet().stream()
            .map(param -> " " + param.getKey() + "=" + param.getValue())
            .collect(Collectors.joining());
    return part.benchmark() + params;
  }
}
