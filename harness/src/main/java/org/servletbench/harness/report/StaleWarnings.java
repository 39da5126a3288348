package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.STALE_CONNECTION;

import java.util.List;
import java.util.stream.Stream;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.ExtractedTrial;

/** Tells of requests that met a connection which the server was closing as idle. */
final class StaleWarnings {
  private StaleWarnings() {}

  static List<String> of(RunReport report) {
    return report.trials().stream().flatMap(StaleWarnings::of).toList();
  }

  private static Stream<String> of(ExtractedTrial trial) {
    Figures figures = new Figures(trial.measurements());
    double stale = figures.value(STALE_CONNECTION).orElse(0); // not told apart: nothing to say
    return stale > 0
        ? Stream.of(
            Text.of(
                "%s (trial %d): %.0f of %.0f requests went out on a connection that the server was"
                    + " closing as idle (stale_connection): they count as failed, and were not sent"
                    + " again; raise the server's idle timeout, or set client.keep-alive: off",
                trial.record().scenario().name(),
                trial.record().trial(),
                stale,
                figures.value(COMPLETED).orElse(stale)))
        : Stream.empty();
  }
}
