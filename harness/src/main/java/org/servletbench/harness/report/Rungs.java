package org.servletbench.harness.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
    List<Rung> places = rungs.stream().map(rung -> rung.getFirst().scenario().rung()).toList();
    List<List<String>> words = places.stream().map(rung -> words(rung, places)).toList();
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

  private static List<String> words(Rung rung, List<Rung> all) {
    List<String> words = new ArrayList<>();
    switch (rung.load()) {
      case Load.Open open -> {
        words.add(Say.perSecond(open.ratePerSecond()));
        words.add(open.arrivals().label() + " arrivals");
      }
      case Load.Closed closed -> {
        words.add(closed.connections() + " connections");
        add(words, all, "think time", closed, Load.Closed::thinkTime);
        add(words, all, "a request each", closed, Load.Closed::cycle);
        add(words, all, "first requests over", closed, Load.Closed::spread);
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

  /** Adds what some closed load of the run has, and 0 for the others. */
  private static void add(
      List<String> words,
      List<Rung> all,
      String what,
      Load.Closed closed,
      Function<Load.Closed, Duration> length) {
    boolean matters =
        all.stream()
            .anyMatch(it -> it.load() instanceof Load.Closed one && !length.apply(one).isZero());
    if (matters) {
      words.add(what + " " + Say.duration(length.apply(closed)));
    }
  }
}
