package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.answer.Pair;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.RunComparer;

/** Puts into words how far the ends of several scenarios lie apart, and no more than that. */
record PairText(Places places) {
  String slowness(Finding.Slowness found) {
    int all = found.scenarios().size();
    return Text.of(
        "%s %s",
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
        named ? "At that load," : among(all, found.rung()),
        found.pairs().stream().map(this::cost).collect(Collectors.joining("; ")));
  }

  /** What changes between two JDKs, by the way that changes most. */
  String changed(Finding.Changed found) {
    List<String> parts = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Pair pair : found.pairs()) {
      if (isUndecided(pair)) {
        unknown.add(noun(pair.metric()));
        continue;
      }
      parts.add(
          Text.of(
              "%s changes most for %s (%s to %s, %s)",
              noun(pair.metric()),
              way(pair.least().getFirst(), found.base()),
              low(pair),
              high(pair),
              ratio(pair)));
    }
    if (!found.alike().isEmpty()) {
      parts.add(
          Text.of(
              "%s %s by no more than %s for any way",
              Places.list(found.alike().stream().map(PairText::noun).toList()),
              found.alike().size() == 1 ? "changes" : "change",
              Say.percent(RunComparer.MARGIN)));
    }
    if (!unknown.isEmpty()) {
      parts.add(
          Text.of(
              "the run cannot tell how %s %s",
              Places.list(unknown), unknown.size() == 1 ? "changes" : "change"));
    }
    return Text.of(
        "From JDK %s to %s,%s %s",
        found.base(),
        found.other(),
        found.everyWay() ? "" : " among the ways that carry their load on both,",
        String.join("; ", parts));
  }

  /** The name that a scenario has on every JDK. */
  private static String way(String scenario, String jdk) {
    String suffix = "-jdk-" + jdk;
    return scenario.endsWith(suffix)
        ? scenario.substring(0, scenario.length() - suffix.length())
        : scenario;
  }

  private String among(int all, Rung rung) {
    boolean differ = places.loadsDiffer();
    if (!places.isAll(all, rung)) {
      return Text.of("Among the %d that carry %s,", all, differ ? places.of(rung) : "the load");
    }
    return differ
        ? (rung.load() instanceof Load.Closed ? "With " : "At ") + places.of(rung) + ","
        : "There,";
  }

  private String latency(Pair pair, int all) {
    return noun(pair.metric())
        + (isClose(pair)
            ? close(pair, all) + unmeasured(pair)
            : Text.of(
                " is lowest for %s (%s)%s and highest for %s (%s, %s)%s",
                base(pair),
                low(pair),
                amid(places.tied(pair.least(), pair.comparison().base())),
                other(pair),
                high(pair),
                ratio(pair),
                places.tied(pair.most(), pair.comparison().other()) + unmeasured(pair)));
  }

  /** Names those of which nothing is said, since nothing is known. */
  private String unmeasured(Pair pair) {
    return pair.unmeasured().isEmpty()
        ? ""
        : ", not measured for " + places.names(pair.unmeasured());
  }

  private String base(Pair pair) {
    return places.name(pair.comparison().base());
  }

  private String other(Pair pair) {
    return places.name(pair.comparison().other());
  }

  /** In the middle of a sentence it ends with a comma, too. */
  private static String amid(String words) {
    return words.isEmpty() ? "" : words + ",";
  }

  private String cost(Pair pair) {
    if (isUndecided(pair)) {
      return Text.of(
          "the run cannot tell who needs %s (medians %s, ratio %s)%s",
          pair.metric() == THREADS_PEAK ? "fewer threads" : "less " + noun(pair.metric()),
          range(pair, " to "),
          interval(pair),
          unmeasured(pair));
    }
    return Text.of(
        "%s needs the %s (%s)%s, and %s the most (%s, %s)%s",
        base(pair),
        pair.metric() == THREADS_PEAK ? "fewest threads" : "least " + noun(pair.metric()),
        low(pair),
        places.tied(pair.least(), pair.comparison().base()),
        other(pair),
        high(pair),
        ratio(pair),
        places.tied(pair.most(), pair.comparison().other()) + unmeasured(pair));
  }

  /** Rates that closed loads reach. */
  String reach(Pair pair, int all) {
    int told = all - pair.unmeasured().size();
    String every = told == 2 ? "both" : "all " + told;
    return isClose(pair)
        ? every + " serve " + range(pair, " to ") + unmeasured(pair)
        : Text.of(
            "%s serves the most (%s)%s and %s the least (%s; %s)%s",
            other(pair),
            high(pair),
            amid(places.tied(pair.most(), pair.comparison().other())),
            base(pair),
            low(pair),
            ratio(pair),
            places.tied(pair.least(), pair.comparison().base()) + unmeasured(pair));
  }

  private static String noun(Metric metric) {
    if (metric == CPU_US_PER_REQUEST) {
      return "CPU time per request";
    }
    if (metric == RSS_PEAK_MIB) {
      return "memory";
    }
    return metric == THREADS_PEAK
        ? "the number of threads"
        : metric.label().contains("p50") ? "p50" : "p99";
  }

  /** Whether the ends are told as one, since they lie no further apart than the margin. */
  static boolean isClose(Pair pair) {
    return pair.isEquivalent() || !pair.isSure() && pair.ratio() <= 1 + RunComparer.MARGIN;
  }

  private static String close(Pair pair, int all) {
    String equal =
        pair.isEquivalent()
            ? " is the same to within " + Say.percent(RunComparer.MARGIN) + ": "
            : low(pair).equals(high(pair)) ? " is " : " lies between ";
    int told = all - pair.unmeasured().size();
    String every = told == 2 ? " for both" : told == all ? " for all" : " for " + told;
    String of = equal.equals(" is ") ? every : "";
    return equal + range(pair, pair.isEquivalent() ? " to " : " and ") + of;
  }

  private static String range(Pair pair, String to) {
    return low(pair).equals(high(pair)) ? low(pair) : low(pair) + to + high(pair);
  }

  /** Whether there is an interval, which does not tell the two ends apart. */
  private static boolean isUndecided(Pair pair) {
    return !pair.isSure() && pair.comparison().difference().low().isPresent();
  }

  private static String ratio(Pair pair) {
    return interval(pair) + (isUndecided(pair) ? ": undecided" : "");
  }

  /**
   * The interval of the ratio; where there is none, the ratio of the two figures in the sentence.
   * These are medians of all valid trials, and the ratio of a comparison is one of the rounds that
   * both have: beside the figures it would seem wrong.
   */
  private static String interval(Pair pair) {
    if (pair.comparison().difference().low().isEmpty()) {
      return Say.times(pair.ratio());
    }
    String low = RatioText.low(pair.comparison().difference(), Say::times);
    String high = RatioText.high(pair.comparison().difference(), Say::times);
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String low(Pair pair) {
    return Say.figure(pair.metric(), pair.low());
  }

  private static String high(Pair pair) {
    return Say.figure(pair.metric(), pair.high());
  }
}
