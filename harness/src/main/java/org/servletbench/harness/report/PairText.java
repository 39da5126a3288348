package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;

import java.util.stream.Collectors;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.answer.Pair;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.RunComparer;

/** Puts into words how far the ends of several scenarios lie apart, and no more than that. */
final class PairText {
  private final Places places;

  PairText(Places places) {
    this.places = places;
  }

  String slowness(Finding.Slowness found) {
    int all = found.scenarios().size();
    return Text.of(
        "%s, %s",
        among(all, found.rung()),
        found.pairs().stream().map(pair -> latency(pair, all)).collect(Collectors.joining("; ")));
  }

  /**
   * What the same scenarios cost that a sentence on their response times may just have named.
   *
   * @param named whether it has
   */
  String cost(Finding.Cost found, boolean named) {
    int all = found.scenarios().size();
    return Text.of(
        "%s %s",
        named ? "What they cost there:" : among(all, found.rung()) + ",",
        found.pairs().stream()
            .map(pair -> what(pair.metric()) + ends(pair, all))
            .collect(Collectors.joining("; ")));
  }

  private String among(int all, Rung rung) {
    return Text.of(
        "Of the %d that carry %s", all, places.loadsDiffer() ? places.of(rung) : "the load");
  }

  private String latency(Pair pair, int all) {
    String name = pair.metric().label().contains("p50") ? "p50" : "p99";
    return name + (isClose(pair) ? close(pair, all) : " is" + ends(pair, all));
  }

  private String ends(Pair pair, int all) {
    return Text.of(
        " least for %s (%s) and most for %s (%s, %s)",
        places.few(pair.least(), all),
        low(pair),
        places.few(pair.most(), all),
        high(pair),
        ratio(pair));
  }

  /** Rates that closed loads reach. */
  String reach(Pair pair, int all) {
    String every = all == 2 ? "both" : "all " + all;
    return isClose(pair)
        ? every + " serve " + range(pair, " to ")
        : Text.of(
            "%s %s most (%s) and %s least (%s; %s)",
            places.few(pair.most(), all),
            pair.most().size() == 1 ? "serves" : "serve",
            high(pair),
            places.few(pair.least(), all),
            low(pair),
            ratio(pair));
  }

  private static String what(Metric metric) {
    return metric == CPU_US_PER_REQUEST
        ? "CPU time a request is"
        : metric == RSS_PEAK_MIB ? "memory is" : "the number of threads is";
  }

  private static boolean isClose(Pair pair) {
    return pair.isEquivalent() || !pair.isSure() && pair.ratio() <= 1 + RunComparer.MARGIN;
  }

  private static String close(Pair pair, int all) {
    String equal =
        pair.isEquivalent()
            ? " is the same within " + Say.percent(RunComparer.MARGIN) + ": "
            : low(pair).equals(high(pair))
                ? all == 2 ? " of both is " : " of all is "
                : " lies between ";
    return equal + range(pair, " and ");
  }

  private static String range(Pair pair, String to) {
    return low(pair).equals(high(pair)) ? low(pair) : low(pair) + to + high(pair);
  }

  /** The ratio with its interval, where there is one. */
  private static String ratio(Pair pair) {
    String ratio = Say.times(pair.ratio());
    if (pair.comparison().difference().low().isEmpty()) {
      return ratio;
    }
    String low = Say.times(pair.comparison().difference().low().getAsDouble());
    String high = Say.times(pair.comparison().difference().high().orElseThrow());
    return Text.of(
        "%s%s%s",
        ratio,
        low.equals(high) ? "" : ", between " + low + " and " + high,
        pair.isSure() ? "" : ": undecided");
  }

  private static String low(Pair pair) {
    return Say.figure(pair.metric(), pair.low());
  }

  private static String high(Pair pair) {
    return Say.figure(pair.metric(), pair.high());
  }
}
