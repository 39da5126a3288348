package org.servletbench.harness.load;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.MEAN;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P75;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P95;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.servletbench.harness.catalogue.Statistic;

/**
 * Reads latencies from ab's files. A latency runs from the start of connecting (with keep-alive:
 * from the answer before) to the end of the answer (without keep-alive: to the server's close).
 * Lost requests are included.
 */
final class AbLatencies {
  private static final String NOTE = ", closed loop, HTTP/1.0, connect and failures included";

  /**
   * The least mean that is used: ab rounds each latency of -g, and the mean it prints, to 1 ms,
   * which is at most 10 % here.
   */
  private static final double LEAST_MEAN_MILLIS = 5;

  private static final Pattern PERCENTILE =
      Pattern.compile("^([0-9]{1,3}),([0-9]{1,15}\\.[0-9]+)$", Pattern.MULTILINE);
  private static final Pattern TOTAL =
      Pattern.compile("^Total: +[0-9]+ +([0-9]+) +[0-9.]+ +[0-9]+ +[0-9]+$", Pattern.MULTILINE);

  private AbLatencies() {}

  /**
   * @param output what ab printed
   * @param complete ab's "Complete requests", whose latencies it sorts
   */
  static void add(
      String output,
      long complete,
      Optional<String> percentilesCsv,
      Optional<String> requestsTsv,
      ToolFigures figures) {
    Map<Integer, Double> percentiles = percentiles(percentilesCsv.orElse(""));
    for (Statistic statistic : List.of(P50, P75, P90, P95, P99)) {
      int percent = (int) statistic.percent().orElseThrow();
      OptionalDouble value =
          inside(complete, percent) ? get(percentiles, percent) : OptionalDouble.empty();
      figures.add(LATENCY.at(statistic), value, "-e " + percent + " %" + NOTE);
    }
    figures.add(LATENCY.at(MAX), get(percentiles, 100), "-e 100 %" + NOTE);
    OptionalDouble ofRows =
        requestsTsv.isPresent() ? AbRequests.meanMillis(requestsTsv.get()) : OptionalDouble.empty();
    OptionalDouble mean = ofRows.isPresent() ? ofRows : printedMean(output);
    figures.add(
        LATENCY.at(MEAN),
        mean.isPresent() && mean.getAsDouble() >= LEAST_MEAN_MILLIS ? mean : OptionalDouble.empty(),
        (ofRows.isPresent() ? "-g ttime, each to 1 ms" : "Total: mean, to 1 ms") + NOTE);
  }

  /**
   * Whether the percentile exists: ab takes the latency at index 0.5 + n p / 100, from 0. With few
   * requests that index lies behind the last one, and ab prints 0.
   */
  private static boolean inside(long complete, int percent) {
    return (long) (0.5 + complete * (double) percent / 100) < complete;
  }

  private static Map<Integer, Double> percentiles(String csv) {
    return PERCENTILE
        .matcher(csv)
        .results()
        .collect(
            Collectors.toMap(
                line -> Integer.valueOf(line.group(1)),
                line -> Double.valueOf(line.group(2)),
                (first, second) -> second));
  }

  private static OptionalDouble get(Map<Integer, Double> percentiles, int percent) {
    Double value = percentiles.get(percent);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static OptionalDouble printedMean(String output) {
    Matcher matcher = TOTAL.matcher(output);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }
}
