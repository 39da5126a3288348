package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Reading.Counters;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Makes trials whose app reports in ten readings what it has in use. */
public final class GaugedTrial {
  public static final int READINGS = 10;
  public static final Gauges IDLE = new Gauges(0, 2, 1, 0, 20, 0, 1, 0);

  private GaugedTrial() {}

  /** Gauges of the app, and what it has rejected by the last reading. */
  public record Gauges(
      int queued,
      int busy,
      int executorActive,
      int executorQueued,
      int connections,
      int rejected,
      int clientInUse,
      int clientWaiting) {
    Counters counters(int reading) {
      return new Counters(
          100,
          100,
          100,
          5,
          queued,
          busy,
          executorActive,
          executorQueued,
          0,
          0,
          connections,
          rejected < 0 || reading == READINGS - 1 ? rejected : 0,
          clientInUse,
          clientWaiting,
          JvmReading.NONE);
    }

    public Gauges and(Gauges other) {
      return new Gauges(
          Math.max(queued, other.queued),
          Math.max(busy, other.busy),
          Math.max(executorActive, other.executorActive),
          Math.max(executorQueued, other.executorQueued),
          Math.max(connections, other.connections),
          Math.max(rejected, other.rejected),
          Math.max(clientInUse, other.clientInUse),
          Math.max(clientWaiting, other.clientWaiting));
    }
  }

  /** So many of ten readings in MEASURE with the given gauges, the others idle. */
  public static TrialRecord of(
      Strategy strategy, int full, Gauges gauges, Map<String, String> settings) {
    Scenario article = ArticleTrial.scenario("a", strategy);
    TrialRecord trial = ArticleTrial.of(article).record();
    List<Reading> readings = new ArrayList<>();
    for (int n = 0; n < READINGS; n++) {
      readings.add(
          new Reading(
              Reading.APP,
              new ProcessReading(ArticleTrial.ORIGIN + n * 5000L, 0, 0, 1, 0, 1),
              Optional.of((n < READINGS - full ? IDLE : gauges).counters(n)),
              OptionalInt.of(2)));
    }
    AppSeen seen = trial.app().orElseThrow();
    AppSeen app =
        new AppSeen(settings, seen.before(), seen.before(), seen.windowEnd(), seen.after());
    return Records.withReadings(
        Records.seen(
            Records.withScenario(
                trial,
                new Scenario(
                    "a",
                    article.target(),
                    Driver.OPEN_LOOP,
                    article.load(),
                    article.client(),
                    article.warmUp(),
                    article.delay(),
                    Optional.empty())),
            all ->
                new Observations(
                    Optional.of(app),
                    all.downstream(),
                    all.kernelBefore(),
                    all.kernelAfter(),
                    0.5,
                    2)),
        readings);
  }
}
