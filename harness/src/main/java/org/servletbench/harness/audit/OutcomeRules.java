package org.servletbench.harness.audit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.model.Text;

/** Rules about shares, counts of requests, and what a rate counts. */
final class OutcomeRules {
  /** Errors below this part change no comparison. */
  private static final double FEW_ERRORS = 0.01;

  /** A window holds answers to requests that were sent before it. */
  private static final double CUT = 1.001;

  private static final List<Meaning> SHARES =
      List.of(Meaning.OK_SHARE, Meaning.ERROR_SHARE, Meaning.REUSE_SHARE);

  private static final List<Meaning> PARTS = List.of(Meaning.OK, Meaning.ERRORS, Meaning.TIMEOUTS);

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "share-out-of-range",
              "",
              Severity.CONTRADICTION,
              "0 % <= share <= 100 %; CPU share <= 100 % x cores, where the cores are stated",
              "a share of requests, connections or CPU",
              "A share beyond all or below nothing divides by the wrong number, or counts one thing"
                  + " several times.",
              EnumSet.copyOf(SHARES),
              Rule.ofRow(OutcomeRules::outOfRange)),
          new Rule(
              "negative",
              "",
              Severity.CONTRADICTION,
              "figure >= 0",
              "any figure but a share",
              "Counts, times and rates are never negative: -1 is how many tools write \"not"
                  + " known\", and it belongs in no table.",
              Set.of(),
              Rule.ofRow(OutcomeRules::negative)),
          new Rule(
              "errors-above-requests",
              "",
              Severity.CONTRADICTION,
              "ok, errors, timeouts <= 1.001 requests, and ok + errors <= 1.001 requests: a window"
                  + " may cut a few at its ends",
              "requests and one of the others",
              "A request has one outcome, so the tool counts some several times (ab does, by kind"
                  + " of failure), or the columns are of different phases.",
              Set.of(Meaning.REQUESTS, Meaning.OK, Meaning.ERRORS),
              Rule.ofRow(OutcomeRules::aboveRequests)),
          new Rule(
              "rate-counts-errors",
              "F6",
              Severity.DOUBT,
              "errors < 1 % of requests, or a goodput stands beside the throughput",
              "throughput, and error or ok share, or errors or ok and requests; no goodput",
              "The rate counts failures as answers, and a failure is often the fastest answer: only"
                  + " the rate of good answers compares (an error share from ab counts a bad"
                  + " request up to three times).",
              Set.of(Meaning.GOODPUT, Meaning.ERROR_SHARE),
              Rule.ofRow(OutcomeRules::countsErrors)),
          new Rule(
              "goodput-above-throughput",
              "",
              Severity.CONTRADICTION,
              "goodput <= throughput",
              "goodput and throughput",
              "Good answers are a part of all answers, so the two are not of one window.",
              Set.of(Meaning.GOODPUT, Meaning.THROUGHPUT),
              Rule.ofRow(OutcomeRules::goodputAbove)));

  private OutcomeRules() {}

  private static Optional<String> outOfRange(Row row) {
    for (Meaning share : SHARES) {
      if (row.has(share) && isBeyond(row.get(share).orElseThrow(), 1)) {
        return Optional.of(row.tell(share) + " is not from 0 % to 100 %");
      }
    }
    if (!row.has(Meaning.CPU_SHARE)) {
      return Optional.empty();
    }
    double cores = row.get(Meaning.CORES).map(Printed::value).orElse(Double.MAX_VALUE);
    return isBeyond(row.get(Meaning.CPU_SHARE).orElseThrow(), cores)
        ? Optional.of(
            row.tell(Meaning.CPU_SHARE)
                + (row.value(Meaning.CPU_SHARE) < 0
                    ? " is below 0 %"
                    : Text.of(
                        " is above 100 %% x %s = %s %%", Digits.of(cores), Digits.of(100 * cores))))
        : Optional.empty();
  }

  private static boolean isBeyond(Printed share, double most) {
    return share.value() < 0 || share.low() > most * (1 + 1e-9);
  }

  private static Optional<String> negative(Row row) {
    return Arrays.stream(Meaning.values())
        .filter(row::has)
        .filter(each -> each.dimension() != Dimension.SHARE && row.value(each) < 0)
        .findFirst()
        .map(each -> row.tell(each) + " < 0");
  }

  private static Optional<String> aboveRequests(Row row) {
    if (!row.has(Meaning.REQUESTS)) {
      return Optional.empty();
    }
    double requests = CUT * row.get(Meaning.REQUESTS).orElseThrow().high();
    for (Meaning part : PARTS) {
      if (row.has(part) && row.get(part).orElseThrow().low() > requests) {
        return Optional.of(row.tell(part) + " > " + row.tell(Meaning.REQUESTS));
      }
    }
    boolean more =
        row.has(Meaning.OK, Meaning.ERRORS)
            && row.get(Meaning.OK).orElseThrow().low() + row.get(Meaning.ERRORS).orElseThrow().low()
                > requests;
    return more
        ? Optional.of(
            Text.of(
                "ok %s + errors %s = %s > %s",
                row.say(Meaning.OK),
                row.say(Meaning.ERRORS),
                Digits.of(row.value(Meaning.OK) + row.value(Meaning.ERRORS)),
                row.tell(Meaning.REQUESTS)))
        : Optional.empty();
  }

  private static Optional<String> countsErrors(Row row) {
    OptionalDouble errors = errorShare(row);
    if (!row.has(Meaning.THROUGHPUT)
        || row.has(Meaning.GOODPUT)
        || errors.isEmpty()
        || errors.getAsDouble() < FEW_ERRORS
        || errors.getAsDouble() > 1) {
      return Optional.empty();
    }
    double share = errors.getAsDouble();
    return Optional.of(
        Text.of(
            "%s with %s errors: %s x (1 - %s) = %s/s were good by this table",
            row.say(Meaning.THROUGHPUT),
            Dimension.SHARE.say(share),
            row.say(Meaning.THROUGHPUT),
            Digits.of(share),
            Digits.about(row.value(Meaning.THROUGHPUT) * (1 - share))));
  }

  /** Returns what part of the requests failed, by whichever figure tells it. */
  static OptionalDouble errorShare(Row row) {
    if (row.has(Meaning.ERROR_SHARE)) {
      return OptionalDouble.of(row.value(Meaning.ERROR_SHARE));
    }
    if (row.has(Meaning.OK_SHARE)) {
      return OptionalDouble.of(1 - row.value(Meaning.OK_SHARE));
    }
    if (!row.has(Meaning.REQUESTS) || row.value(Meaning.REQUESTS) <= 0) {
      return OptionalDouble.empty();
    }
    if (row.has(Meaning.ERRORS)) {
      return OptionalDouble.of(row.value(Meaning.ERRORS) / row.value(Meaning.REQUESTS));
    }
    return row.has(Meaning.OK)
        ? OptionalDouble.of(1 - row.value(Meaning.OK) / row.value(Meaning.REQUESTS))
        : OptionalDouble.empty();
  }

  private static Optional<String> goodputAbove(Row row) {
    return row.has(Meaning.GOODPUT, Meaning.THROUGHPUT)
            && row.get(Meaning.GOODPUT).orElseThrow().low()
                > row.get(Meaning.THROUGHPUT).orElseThrow().high()
        ? Optional.of(row.tell(Meaning.GOODPUT) + " > " + row.tell(Meaning.THROUGHPUT))
        : Optional.empty();
  }
}
