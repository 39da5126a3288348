package org.servletbench.harness.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunSummary;
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
   * @param manifest manifest of the same run
   * @param seed seed of the bootstrap
   */
  public static Answer of(RunSummary run, Verdicts verdicts, Manifest manifest, long seed) {
    Extremes extremes = new Extremes(run, manifest, seed);
    List<Finding> all = new ArrayList<>(new Loads(extremes).of(run));
    List<Finding.Turn> turns = Turns.of(Crossover.of(run));
    all.addAll(turns);
    List<Finding.Changed> changes = new Jdks(run, manifest, seed).changes();
    all.addAll(changes);
    if (turns.isEmpty() && changes.isEmpty()) {
      all.addAll(Hidden.of(run));
      extremes.slowness().ifPresent(all::add);
      extremes.costs().ifPresent(all::add);
    }
    Claims.of(verdicts).ifPresent(all::add);
    Unusable.of(run).ifPresent(all::add);
    return new Answer(most(all));
  }

  /** Returns the answer with a finding before all others. */
  public Answer led(Finding first) {
    return new Answer(most(Stream.concat(Stream.of(first), findings.stream()).toList()));
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
