package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.answer.Leader;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Line;
import org.servletbench.harness.verify.ArticleTable;
import org.servletbench.harness.verify.IdleCost;

/** Puts into words what the suites on servers in other languages found. */
final class RankText {
  private RankText() {}

  static String fastest(Finding.Fastest found, Places places) {
    return found.leaders().stream()
        .map(leader -> leader(leader, places))
        .collect(Collectors.joining("; ", "Who serves most: ", ""));
  }

  private static String leader(Leader leader, Places places) {
    String over =
        leader.overBase().isPresent()
            ? Text.of(", %s %s", Say.times(leader.overBase().getAsDouble()), ArticleTable.BASE)
            : "";
    String cheapest =
        leader.cpuMicros().isPresent()
            ? Text.of(
                "; least CPU time a request: %s, %s",
                places.name(leader.cheapest()), Say.micros(leader.cpuMicros().getAsDouble()))
            : "";
    return Text.of(
        "under \u201c%s\u201d %s (%s%s%s)",
        leader.table().use(),
        places.few(leader.first(), leader.ranked()),
        Say.perSecond(leader.rate()),
        over,
        cheapest);
  }

  static String survival(Finding.Survival found) {
    int all = found.held() + found.reversed() + found.undecided() + found.unmeasured();
    List<String> others = new ArrayList<>();
    add(others, found.reversed(), "reversed");
    add(others, found.undecided(), "too close to tell");
    add(others, found.unmeasured(), "not measured");
    return Text.of(
        "Of the %s that the article ranks, %d %s order%s; its first is first here %s",
        all == 1 ? "one pair" : all + " pairs",
        found.held(),
        found.held() == 1 ? "keeps its" : "keep their",
        others.isEmpty() ? "" : ", " + Places.list(others),
        found.kept().isEmpty()
            ? "under none of its loads"
            : found.kept().size() == found.tables()
                ? "under each of its loads"
                : "under " + Places.list(found.kept()));
  }

  private static void add(List<String> words, int count, String what) {
    if (count > 0) {
      words.add(Text.of("%d %s %s", count, count == 1 ? "is" : "are", what));
    }
  }

  static String idle(Finding.IdleMemory found) {
    IdleCost least = found.costs().getFirst();
    IdleCost most = found.costs().getLast();
    String process =
        found.costs().size() == 1
            ? Text.of("%s in %s", slope(least.process()), least.target())
            : Text.of(
                "from %s in %s to %s in %s",
                slope(least.process()), least.target(), slope(most.process()), most.target());
    return Text.of(
        "Each further idle connection takes of the process %s%s; a million would take %s of the"
            + " process",
        process,
        kernel(found.costs()),
        found.costs().size() == 1 ? million(least) : million(least) + " to " + million(most));
  }

  private static String kernel(List<IdleCost> costs) {
    double[] slopes =
        costs.stream()
            .flatMap(cost -> cost.kernel().stream())
            .mapToDouble(Line::slope)
            .sorted()
            .toArray();
    if (slopes.length == 0) {
      return "";
    }
    String least = Say.bytes(slopes[0]);
    String most = Say.bytes(slopes[slopes.length - 1]);
    return Text.of(
        ", and of the kernel, with both ends on this machine, %s",
        least.equals(most) ? least : least + " to " + most);
  }

  private static String slope(Line line) {
    return Text.of(
        "%s (%s to %s)", Say.bytes(line.slope()), Say.bytes(line.low()), Say.bytes(line.high()));
  }

  private static String million(IdleCost cost) {
    return Say.bytes(cost.process().at(IdleCost.MILLION));
  }
}
