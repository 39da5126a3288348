package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_REFUSED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_TIMEOUT;
import static org.servletbench.harness.catalogue.LoadFigure.HTTP_5XX;
import static org.servletbench.harness.catalogue.LoadFigure.OTHER;
import static org.servletbench.harness.catalogue.LoadFigure.RESET;
import static org.servletbench.harness.catalogue.LoadFigure.SENT;
import static org.servletbench.harness.catalogue.LoadFigure.STALE_CONNECTION;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_CALLS_STARTED;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.SentRequests;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.DownstreamSeen;

/** Checks that each request led to one call of the app and one hit of the downstream. */
final class Conservation {
  /** The outcomes of requests that may have been turned away before the downstream. */
  private static final Metric[] SHED = {HTTP_5XX, RESET, OTHER};

  /** JMeter counts as sent what found no connection too; our own driver does not. */
  private static final Metric[] SHED_OF_ALL = {
    HTTP_5XX, RESET, OTHER, CONNECT_REFUSED, CONNECT_TIMEOUT
  };

  private Conservation() {}

  /**
   * Checks all requests since the start of the measured load, before which the services were read.
   */
  static void check(
      TrialRecord record,
      AppSeen app,
      DownstreamSeen downstream,
      Figures figures,
      List<String> reasons) {
    OptionalDouble calls = figures.value(DOWNSTREAM_CALLS_STARTED);
    if (calls.isEmpty()) {
      reasons.add("the app did not say how many calls it started: see its log");
      return;
    }
    long started = (long) calls.getAsDouble();
    long hits = downstream.after().hits();
    if (hits != started) {
      reasons.add(
          Text.of(
              "the downstream was hit %d times, but the app started %d calls: a client retries or a"
                  + " call was lost",
              hits, started));
    }
    OptionalDouble sent = sent(record, figures);
    OptionalDouble shed =
        figures.sum(record.recording() instanceof Recording.Requests ? SHED_OF_ALL : SHED);
    OptionalDouble stale = figures.value(STALE_CONNECTION); // among the resets where not told
    if (sent.isPresent() && shed.isEmpty()) {
      reasons.add("how the requests ended was not told: see the driver's log");
    } else if (sent.isPresent()) {
      long most = (long) sent.getAsDouble();
      long least =
          most
              - (long) (shed.getAsDouble() + stale.stream().sum())
              - SentRequests.badAheadOfMeasure(record);
      if (hits < least || hits > most) {
        reasons.add(
            Text.of(
                "the downstream was hit %d times for %d requests%s: it must be once for each,"
                    + " timed-out ones included",
                hits,
                most,
                least == most ? "" : ", of which " + (most - least) + " may not have reached it"));
      }
    }
    long left = app.before().inFlight() + downstream.before().inFlight();
    if (left != 0) {
      reasons.add(
          left
              + " requests of the warm-up were still in flight when MEASURE began: shorten"
              + " warm-up.delay");
    }
  }

  /** Counts the requests that were sent, also before MEASURE if the load ran before it. */
  private static OptionalDouble sent(TrialRecord record, Figures figures) {
    return record.recording() instanceof Recording.Seconds seconds && seconds.isSettled()
        ? SentRequests.total(record).stream().mapToDouble(total -> total).findFirst()
        : figures.value(SENT);
  }
}
