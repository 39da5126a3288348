package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.verify.Carrying;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Summariser;

/** Says in a few words what came of a trial. */
public final class TrialLine {
  private TrialLine() {}

  /**
   * Returns the words.
   *
   * @param suite suite with the trial's scenario
   */
  public static String of(Suite suite, ExtractedTrial trial) {
    if (!trial.record().problems().isEmpty()) {
      return "broken off";
    }
    ScenarioSummary alone = Summariser.summarise(suite, List.of(trial)).scenarios().getFirst();
    return alone.valid() == 0
        ? "invalid: " + alone.invalidReasons().getFirst()
        : String.join("  ", figures(alone));
  }

  private static List<String> figures(ScenarioSummary trial) {
    List<String> words = new ArrayList<>();
    add(words, "", Say.figure(GOODPUT_RPS, trial.median(GOODPUT_RPS)));
    double lost = Carrying.lostShare(trial);
    if (lost > 0) {
      words.add(Say.percent(lost) + " lost");
    }
    add(words, "p50 ", Say.figure(LATENCY.at(P50), trial.median(LATENCY.at(P50))));
    add(words, "p99 ", Say.figure(LATENCY.at(P99), trial.median(LATENCY.at(P99))));
    return words;
  }

  private static void add(List<String> words, String label, String figure) {
    if (!figure.isEmpty()) {
      words.add(label + figure);
    }
  }
}
