package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.answer.Leader;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Line;
import org.servletbench.harness.verify.ArticleTable;
import org.servletbench.harness.verify.IdleCost;
import org.servletbench.harness.verify.Ranks;

/** Puts into words what the suites on servers in other languages found. */
final class RankText {
  private RankText() {}

  static String fastest(Finding.Fastest found, Places places) {
    return found.leaders().stream()
        .map(leader -> leader(leader, places))
        .collect(Collectors.joining("; ", "Highest rate of those measured: ", ""));
  }

  private static String leader(Leader leader, Places places) {
    String first = leader.first().getFirst();
    return Text.of(
        "under \u201c%s\u201d (%d of %d measured), %s with %s%s%s",
        leader.table().use(),
        leader.ranked(),
        leader.table().rows().size(),
        places.name(first),
        Say.perSecond(leader.rate()),
        brackets(leader, places),
        places.tied(leader.first(), first));
  }

  private static String brackets(Leader leader, Places places) {
    List<String> words = new ArrayList<>();
    leader.overBase().stream()
        .filter(over -> over != 1)
        .forEach(over -> words.add(Say.times(over) + " " + ArticleTable.BASE));
    int trials = leader.trials();
    if (trials < Ranks.LEAST_TRIALS) {
      words.add("ranked on as few as " + Text.count(trials, "trial"));
    }
    leader
        .cpuMicros()
        .ifPresent(
            micros ->
                words.add(
                    Text.of(
                        "least CPU time per request: %s, %s%s",
                        places.name(leader.cheapest().getFirst()),
                        Say.micros(micros),
                        places.tied(leader.cheapest(), leader.cheapest().getFirst()))));
    return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
  }

  static String survival(Finding.Survival found) {
    int all = found.held() + found.reversed() + found.undecided() + found.unmeasured();
    List<String> others = new ArrayList<>();
    add(others, found.reversed(), "reversed");
    add(others, found.undecided(), "too close to tell");
    add(others, found.unmeasured(), "not measured");
    return Text.of(
        "Of the %s that the article ranks, %d %s order%s; %s",
        all == 1 ? "one pair" : all + " pairs",
        found.held(),
        found.held() == 1 ? "keeps its" : "keep their",
        others.isEmpty() ? "" : ", " + Places.list(others),
        winner(found));
  }

  private static String winner(Finding.Survival found) {
    if (found.tables() == 0) {
      return "its winner was not measured";
    }
    return "among those measured, its winner is first or tied for first "
        + (found.kept().isEmpty()
            ? "under no load for which it has a figure"
            : found.kept().size() == found.tables()
                ? "under every load for which it has a figure"
                : "under "
                    + Places.list(
                        found.kept().stream().map(use -> "\u201c" + use + "\u201d").toList()));
  }

  private static void add(List<String> words, int count, String what) {
    if (count > 0) {
      words.add(Text.of("%d %s %s", count, count == 1 ? "is" : "are", what));
    }
  }

  static String idle(Finding.IdleMemory found) {
    Map<Boolean, List<IdleCost>> known =
        found.costs().stream().collect(Collectors.partitioningBy(cost -> cost.process().low() > 0));
    List<IdleCost> told = known.get(true);
    List<String> unknown = known.get(false).stream().map(IdleCost::target).toList();
    String process =
        told.isEmpty()
            ? "The run cannot tell what an idle connection takes of any process"
            : Text.of(
                "Each idle connection takes %s of process memory in %s%s",
                slope(told.getFirst().process()),
                told.getFirst().target(),
                told.size() == 1
                    ? ""
                    : Text.of(
                        ", and up to %s in %s",
                        slope(told.getLast().process()), told.getLast().target()));
    String open =
        told.isEmpty() || unknown.isEmpty()
            ? ""
            : "; for " + Places.list(unknown) + " the run cannot tell it from nothing";
    return process + open + kernel(found.costs());
  }

  private static String kernel(List<IdleCost> costs) {
    List<Line> lines = costs.stream().flatMap(cost -> cost.kernel().stream()).toList();
    if (lines.isEmpty()) {
      return "";
    }
    double[] slopes =
        lines.stream().filter(line -> line.low() > 0).mapToDouble(Line::slope).sorted().toArray();
    if (slopes.length == 0) {
      return "; the run cannot tell what the kernel takes";
    }
    String least = Say.bytes(slopes[0]);
    String most = Say.bytes(slopes[slopes.length - 1]);
    return Text.of(
        "; the kernel takes %s more, for both ends",
        least.equals(most) ? least : least + " to " + most);
  }

  private static String slope(Line line) {
    return Text.of(
        "%s (%s to %s)", Say.bytes(line.slope()), Say.bytes(line.low()), Say.bytes(line.high()));
  }
}
