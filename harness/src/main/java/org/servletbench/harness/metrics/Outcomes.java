package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.OK_SHARE;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUTS;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUT_SHARE;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording.Second;
import org.servletbench.harness.model.Request;

/** The number of requests with each outcome, from any driver that tells outcomes apart. */
public record Outcomes(ToLongFunction<Outcome> counts, boolean tellsStale) {

  static Outcomes ofRequests(Collection<Request> requests) {
    long[] counts = new long[Outcome.values().length];
    requests.forEach(request -> counts[request.outcome().ordinal()]++);
    return new Outcomes(outcome -> counts[outcome.ordinal()], false);
  }

  static Outcomes ofSeconds(Collection<Second> seconds) {
    return new Outcomes(
        outcome -> seconds.stream().mapToLong(second -> second.count(outcome.label())).sum(),
        seconds.stream()
            .anyMatch(second -> second.counts().containsKey(Outcome.STALE_CONNECTION.label())));
  }

  public long of(Outcome outcome) {
    return counts.applyAsLong(outcome);
  }

  public long timeouts() {
    return sum(Outcome::isTimeout);
  }

  public long failed() {
    return sum(Outcome::isFailure);
  }

  private long completed() {
    return sum(outcome -> true);
  }

  private long sum(Predicate<Outcome> kind) {
    return Arrays.stream(Outcome.values()).filter(kind).mapToLong(this::of).sum();
  }

  /**
   * Adds each outcome, with its source.
   *
   * @param untold source of stale connections for a driver that counts them among the resets
   */
  void addEach(MeasurementCollector rows, UnaryOperator<String> source, String untold) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome == Outcome.STALE_CONNECTION && !tellsStale) {
        rows.add(outcome.metric(), OptionalDouble.empty(), untold);
      } else {
        rows.add(outcome.metric(), of(outcome), source.apply(outcome.label()));
      }
    }
  }

  /** Adds the sums of outcomes and their shares of all ended requests. */
  void addSums(MeasurementCollector rows, UnaryOperator<String> source) {
    rows.add(TIMEOUTS, timeouts(), source.apply("connect_timeout + read_timeout"));
    rows.add(FAILED, failed(), source.apply("all but ok, timeouts, dropped"));
    rows.add(OK_SHARE, share(of(Outcome.OK)), source.apply("ok / completed"));
    rows.add(TIMEOUT_SHARE, share(timeouts()), source.apply("timeouts / completed"));
  }

  private OptionalDouble share(double part) {
    return completed() == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / completed());
  }
}
