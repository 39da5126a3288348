package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ServiceFigure.SERVICE_TIME_MS;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.metrics.PriorServiceTime;
import org.servletbench.harness.metrics.TheoryMetrics;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.stats.Medians;
import org.servletbench.harness.theory.Stability;

/**
 * Predicts each trial of a run from what is known without it. What its way to wait adds to the
 * delay comes from the valid trials of other scenarios that wait in the same way and whose servers
 * keep up; a scenario never calibrates itself.
 */
public final class Foretelling {
  private final List<ExtractedTrial> trials;

  private Foretelling(List<ExtractedTrial> trials) {
    this.trials = trials;
  }

  /** Returns the trials, each with its predictions among its figures. */
  public static List<ExtractedTrial> of(List<ExtractedTrial> trials) {
    Foretelling run = new Foretelling(trials);
    return trials.stream().map(run::foretold).toList();
  }

  private ExtractedTrial foretold(ExtractedTrial trial) {
    Scenario scenario = trial.record().scenario();
    if (scenario.app().isEmpty() || trial.measurements().isEmpty()) {
      return trial;
    }
    List<Measurement> all = new ArrayList<>(trial.measurements());
    all.addAll(TheoryMetrics.foretell(trial.record(), prior(scenario)));
    return new ExtractedTrial(trial.record(), all, trial.validity(), trial.limit());
  }

  private PriorServiceTime prior(Scenario scenario) {
    List<ExtractedTrial> others =
        trials.stream()
            .filter(other -> !other.record().scenario().name().equals(scenario.name()))
            .filter(other -> strategy(other.record().scenario()) == strategy(scenario))
            .filter(other -> other.validity().isValid() && keepsUp(other.record().scenario()))
            .filter(other -> added(other).isPresent())
            .toList();
    double[] added = others.stream().mapToDouble(other -> added(other).getAsDouble()).toArray();
    return new PriorServiceTime(
        scenario.delayMillis(),
        added.length == 0 ? 0 : Medians.median(added),
        others.stream().map(other -> other.record().scenario().name()).distinct().toList());
  }

  private static Strategy strategy(Scenario scenario) {
    return scenario.app().map(app -> app.strategy()).orElse(null);
  }

  private static boolean keepsUp(Scenario scenario) {
    return Predictions.expected(scenario)
        .filter(prediction -> prediction.queue().stability() == Stability.STABLE)
        .isPresent();
  }

  /** What a trial measured beyond the delay; empty if that is more than a way to wait adds. */
  private static OptionalDouble added(ExtractedTrial trial) {
    double delay = trial.record().scenario().delayMillis();
    return new Figures(trial.measurements())
        .value(SERVICE_TIME_MS).stream()
            .map(service -> Math.max(0, service - delay))
            .filter(added -> added <= PriorServiceTime.mostAddedMillis(delay))
            .findFirst();
  }
}
