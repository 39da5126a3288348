package org.servletbench.harness.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.verify.ArticleTable;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Verdicts;

/**
 * The answer of a run to the question of its suite.
 *
 * @param findings findings in the order in which they are told, at most {@value #MOST}
 */
public record Answer(List<Finding> findings) {
  /** The most findings that a reader takes in at once. */
  public static final int MOST = 5;

  public Answer {
    findings = List.copyOf(findings);
    if (findings.size() > MOST) {
      throw new IllegalArgumentException("an answer has at most " + MOST + " findings");
    }
  }

  /**
   * Finds the answer. Nothing is computed again that the summary, the comparisons and the verdicts
   * hold already.
   *
   * @param tables tables of an article beside the run; their loads are told by rank
   * @param manifest manifest of the same run
   */
  public static Answer of(
      RunSummary run, List<ArticleTable> tables, Verdicts verdicts, Manifest manifest) {
    List<Finding> all = new ArrayList<>(Leaders.of(tables));
    RunSummary others = all.isEmpty() ? run : without(run, tables);
    Extremes extremes = new Extremes(others, manifest);
    Optional<Finding.IdleMemory> idle = Idle.of(run);
    idle.ifPresent(all::add);
    List<Finding.Turn> turns =
        Turns.of(Crossover.of(others), RunComparer.compare(others, manifest));
    List<Finding.Changed> changes = new Jdks(run, manifest).changes();
    boolean nothingPays =
        changes.isEmpty()
            && idle.isEmpty()
            && turns.stream().noneMatch(Finding.Turn::paysSomewhere);
    boolean isPlain = nothingPays && turns.isEmpty();
    all.addAll(turns); // what was asked comes first
    changes.stream().filter(Finding.Changed::everyWay).forEach(all::add);
    if (isPlain) {
      all.addAll(Hidden.of(others));
    }
    all.addAll(new Loads(extremes).of(others));
    changes.stream().filter(each -> !each.everyWay()).forEach(all::add);
    if (isPlain) {
      extremes.slowness().ifPresent(all::add);
    }
    if (nothingPays) { // then what it costs decides
      extremes.costs().ifPresent(all::add);
    }
    Claims.of(verdicts).ifPresent(all::add);
    Unusable.of(run).ifPresent(all::add);
    return new Answer(most(all));
  }

  private static RunSummary without(RunSummary run, List<ArticleTable> tables) {
    List<ScenarioSummary> told =
        tables.stream()
            .flatMap(table -> table.rows().stream())
            .map(ArticleTable.Row::scenario)
            .toList();
    return new RunSummary(
        run.suite(), run.scenarios().stream().filter(each -> !told.contains(each)).toList());
  }

  /**
   * Returns the answer of a search: what it found, what it says of its claims, and what was
   * invalid. Its probes are steps of the search, so none of them is set beside another.
   */
  public static Answer led(Finding first, RunSummary probes, Verdicts verdicts) {
    List<Finding> all = new ArrayList<>(List.of(first));
    Claims.of(verdicts).ifPresent(all::add);
    Unusable.of(probes).ifPresent(all::add);
    return new Answer(all);
  }

  /** Leaves out the least important findings, and keeps the others in their order. */
  private static List<Finding> most(List<Finding> all) {
    List<Finding> kept =
        all.stream().sorted(Comparator.comparingInt(Answer::weight)).limit(MOST).toList();
    return all.stream().filter(kept::contains).toList();
  }

  private static int weight(Finding finding) {
    return switch (finding) {
      case Finding.Sustained sustained -> 0;
      case Finding.Unusable unusable -> 1;
      case Finding.Fastest fastest -> 2;
      case Finding.Survival survival -> 2;
      case Finding.IdleMemory idle -> 2;
      case Finding.Turn turn -> 2;
      case Finding.Hidden hidden -> 2;
      case Finding.Changed changed -> 2;
      case Finding.Short overloaded -> 3;
      case Finding.Carried carried -> 4;
      case Finding.Level level -> 4;
      case Finding.Claimed claimed -> 5;
      case Finding.Cost cost -> 6;
      case Finding.Slowness slowness -> 7;
    };
  }

  /** Returns the first finding of a kind. */
  public <F extends Finding> Optional<F> first(Class<F> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
