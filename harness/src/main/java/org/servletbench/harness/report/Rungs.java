package org.servletbench.harness.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.model.Text;
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

  /** What a rung has that is not the same in all of these; empty if they read alike. */
  static String heading(Rung rung, List<Rung> all) {
    return heading(words(rung, all), all.stream().map(each -> words(each, all)).toList());
  }

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
        words.add(arrivals(open.arrivals(), all));
      }
      case Load.Closed closed -> {
        words.add(Text.count(closed.connections(), "connection"));
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

  /** Their kind; with their own figures where another load of the run has others. */
  private static String arrivals(Arrivals arrivals, List<Rung> all) {
    String figures = figures(arrivals);
    boolean matters =
        all.stream()
            .map(Rung::load)
            .filter(Load.Open.class::isInstance)
            .map(load -> ((Load.Open) load).arrivals())
            .filter(other -> other.label().equals(arrivals.label()))
            .anyMatch(other -> !figures(other).equals(figures));
    return arrivals.label() + " arrivals" + (matters ? figures : "");
  }

  private static String figures(Arrivals arrivals) {
    return switch (arrivals) {
      case Arrivals.Even even -> "";
      case Arrivals.Poisson poisson -> " of seed " + poisson.seed();
      case Arrivals.Ramp ramp ->
          Text.of(" from %s to %s", Say.perSecond(ramp.from()), Say.perSecond(ramp.to()));
      case Arrivals.Steps steps ->
          " of " + Places.list(steps.rates().stream().map(Say::perSecond).toList());
      case Arrivals.Burst burst -> " of " + burst.size();
    };
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
