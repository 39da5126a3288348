package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Tells where the downstream kept its delay less well for one scenario than for another: that much
 * of the difference between their latencies is not the app's.
 */
final class LatenessWarnings {
  /** Below this share of the delay, and below a millisecond, nobody would read a difference. */
  private static final double SHARE_OF_DELAY = 0.005;

  private LatenessWarnings() {}

  static List<String> of(List<List<ScenarioSummary>> rungs) {
    return rungs.stream().map(LatenessWarnings::ofRung).flatMap(Optional::stream).toList();
  }

  private static Optional<String> ofRung(List<ScenarioSummary> rung) {
    List<ScenarioSummary> told =
        rung.stream()
            .filter(row -> row.median(DOWNSTREAM_LATENESS_P99_MS).isPresent())
            .sorted(Comparator.comparingDouble(LatenessWarnings::lateness))
            .toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    ScenarioSummary least = told.getFirst();
    ScenarioSummary most = told.getLast();
    double room = Math.max(1, SHARE_OF_DELAY * most.scenario().delayMillis());
    if (lateness(most) - lateness(least) <= room) {
      return Optional.empty();
    }
    return Optional.of(
        Text.of(
            "the downstream answered %s late (p99) for %s, and %s for %s: that much of what lies"
                + " between their latencies is its own; give it a core (--pin downstream=1)",
            Say.millis(lateness(most)),
            most.scenario().name(),
            Say.millis(lateness(least)),
            least.scenario().name()));
  }

  private static double lateness(ScenarioSummary row) {
    return row.median(DOWNSTREAM_LATENESS_P99_MS).orElseThrow();
  }
}
