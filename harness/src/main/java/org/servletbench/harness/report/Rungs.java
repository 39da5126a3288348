package org.servletbench.harness.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.report.Table.Block;
import org.servletbench.harness.verify.ScenarioSummary;

/** The rungs of a run as blocks of its tables. */
final class Rungs {
  private Rungs() {}

  /** Those that have a scenario of this kind; a run of one rung needs no heading. */
  static List<Block<ScenarioSummary>> blocks(RunReport report, Predicate<ScenarioSummary> kind) {
    List<List<ScenarioSummary>> rungs = report.summary().rungs();
    List<List<String>> words =
        rungs.stream().map(rung -> words(rung.getFirst().scenario().rung())).toList();
    List<Block<ScenarioSummary>> blocks = new ArrayList<>();
    for (int i = 0; i < rungs.size(); i++) {
      List<ScenarioSummary> rows = rungs.get(i).stream().filter(kind).toList();
      if (!rows.isEmpty()) {
        blocks.add(new Block<>(heading(words.get(i), words), rows));
      }
    }
    return blocks;
  }

  /** What is not the same in all of them. */
  private static String heading(List<String> words, List<List<String>> all) {
    return String.join(
        ", ",
        words.stream()
            .filter(word -> !all.stream().allMatch(others -> others.contains(word)))
            .toList());
  }

  private static List<String> words(Rung rung) {
    List<String> words = new ArrayList<>();
    switch (rung.load()) {
      case Load.Open open -> {
        words.add(Say.perSecond(open.ratePerSecond()));
        words.add(open.arrivals().label() + " arrivals");
      }
      case Load.Closed closed -> {
        words.add(closed.connections() + " connections");
        add(words, "think time", closed.thinkTime());
        add(words, "a request each", closed.cycle());
        add(words, "first requests over", closed.spread());
      }
    }
    rung.delay()
        .ifPresentOrElse(
            d -> words.add("delay " + Say.duration(d)), () -> words.add("no downstream"));
    words.add(rung.keepsAlive() ? "connections kept" : "a connection for each request");
    words.add("window " + Say.duration(rung.load().duration()));
    words.add("timeout " + Say.duration(rung.load().timeout()));
    return words;
  }

  private static void add(List<String> words, String what, Duration duration) {
    if (!duration.isZero()) {
      words.add(what + " " + Say.duration(duration));
    }
  }
}
