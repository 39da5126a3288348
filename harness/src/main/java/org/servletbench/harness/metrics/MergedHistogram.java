package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.stats.Percentiles;

/** Merges the histograms of several seconds and outcomes; percentiles are never averaged. */
record MergedHistogram(Histogram histogram) {
  private static final int DIGITS = 3;

  /** All histograms of some seconds whose tag is accepted. */
  static MergedHistogram of(Collection<Recording.Second> seconds, Predicate<String> tag) {
    Histogram sum = new Histogram(DIGITS);
    for (Recording.Second second : seconds) {
      second
          .histograms()
          .forEach(
              (name, encoded) -> {
                if (tag.test(name)) {
                  EncodedHistogram.addTo(sum, encoded);
                }
              });
    }
    return new MergedHistogram(sum);
  }

  static MergedHistogram merged(Collection<MergedHistogram> all) {
    Histogram sum = new Histogram(DIGITS);
    all.forEach(each -> sum.add(each.histogram()));
    return new MergedHistogram(sum);
  }

  /** Of all requests that were sent, however they ended; a timed-out one's up to its cap. */
  static MergedHistogram ofAll(Collection<Recording.Second> seconds, String suffix) {
    return of(seconds, tag -> isOfAll(tag, suffix));
  }

  /** Whether a histogram is that of an outcome of requests that were sent. */
  static boolean isOfAll(String tag, String suffix) {
    return isOfOutcome(tag, suffix) && !tag.equals(Outcome.DROPPED.label() + suffix);
  }

  /** Of all arrivals, also of those that were never sent. */
  static MergedHistogram ofEach(Collection<Recording.Second> seconds, String suffix) {
    return of(seconds, tag -> isOfOutcome(tag, suffix));
  }

  /** A stage of the target's own may have any name, also one that ends like these. */
  private static boolean isOfOutcome(String tag, String suffix) {
    return tag.endsWith(suffix) && !tag.startsWith("stage.");
  }

  /** Returns a statistic; empty without values, or with fewer than 10 beyond a percentile. */
  OptionalDouble at(Statistic statistic) {
    return switch (statistic) {
      case P50, P75, P90, P95, P99, P999 -> percentileMillis(statistic.percent().orElseThrow());
      case SLOW_SHARE -> shareBeyond(2);
      case MAX -> maxMillis();
      case MEAN -> meanMillis();
      case MIN, STDEV -> OptionalDouble.empty();
    };
  }

  long count() {
    return histogram.getTotalCount();
  }

  /** Returns a percentile in milliseconds; empty with fewer than 10 values beyond it. */
  OptionalDouble percentileMillis(double percent) {
    return Percentiles.reportable(count(), percent)
        ? OptionalDouble.of(histogram.getValueAtPercentile(percent) / 1e6)
        : OptionalDouble.empty();
  }

  /** Returns a percentile of all values, in milliseconds, however few lie beyond it; for gates. */
  OptionalDouble rankMillis(double percent) {
    return count() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(histogram.getValueAtPercentile(percent) / 1e6);
  }

  /**
   * Returns what {@link #rankMillis} says of the rest, for each of the parts that were merged in:
   * in one pass, since subtracting and adding whole histograms takes far longer.
   */
  Stream<OptionalDouble> rankMillisWithoutEach(List<MergedHistogram> parts, double percent) {
    List<long[]> recorded = new ArrayList<>();
    for (HistogramIterationValue each : histogram.recordedValues()) {
      recorded.add(new long[] {each.getValueIteratedTo(), each.getCountAtValueIteratedTo()});
    }
    return parts.stream().map(part -> rankMillisWithout(part.histogram(), recorded, percent));
  }

  private OptionalDouble rankMillisWithout(Histogram part, List<long[]> recorded, double percent) {
    long rest = count() - part.getTotalCount();
    long rank = Math.max(1, (long) Math.ceil(Math.nextDown(percent) * rest / 100));
    long most = part.getMaxValue();
    long passed = 0;
    for (long[] each : recorded) {
      passed += each[1] - (each[0] > most ? 0 : part.getCountAtValue(each[0]));
      if (passed >= rank) {
        return OptionalDouble.of(each[0] / 1e6);
      }
    }
    return OptionalDouble.empty();
  }

  /** Returns the share of the values that exceed the given multiple of the median. */
  OptionalDouble shareBeyond(double times) {
    if (count() == 0) {
      return OptionalDouble.empty();
    }
    long bound = (long) (histogram.getValueAtPercentile(50) * times);
    double within = histogram.getPercentileAtOrBelowValue(bound) / 100;
    return OptionalDouble.of(1 - within);
  }

  OptionalDouble maxMillis() {
    return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(histogram.getMaxValue() / 1e6);
  }

  OptionalDouble meanMillis() {
    return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(histogram.getMean() / 1e6);
  }
}
