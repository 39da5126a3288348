package org.servletbench.harness.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.servletbench.harness.model.Outcome;

/** Reads the files of a run. */
record EngineResult(
    Properties totals, List<Map<String, String>> seconds, Map<String, Histogram> times) {

  /** Runs the engine in this process, into a folder. */
  static EngineResult of(Path out, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--out=" + out);
    // Else the engine would take the words that Maven says to this JVM.
    System.setIn(InputStream.nullInputStream());
    int exit = Engine.run(all.toArray(String[]::new));
    if (exit != 0) {
      throw new AssertionError("the engine ended with " + exit);
    }
    return read(out);
  }

  static EngineResult read(Path out) {
    try (Reader reader = Files.newBufferedReader(out.resolve("totals.properties"))) {
      Properties totals = new Properties();
      totals.load(reader);
      return new EngineResult(totals, rows(out), times(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long total(String name) {
    return Long.parseLong(totals.getProperty(name));
  }

  long count(Outcome outcome) {
    return total(outcome.label());
  }

  /** Returns the sum over all seconds. */
  long sum(String column) {
    return seconds.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
  }

  /** Returns the outcomes that occurred at all. */
  Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> outcomes = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      if (count(outcome) > 0) {
        outcomes.put(outcome, count(outcome));
      }
    }
    return outcomes;
  }

  /** Returns a percentile over the whole run, in milliseconds. */
  double millis(String tag, double percentile) {
    return times.get(tag).getValueAtPercentile(percentile) / 1e6;
  }

  /** Second and offered, without what follows the window: a late answer has a second of its own. */
  List<String> offered() {
    List<String> offered =
        new ArrayList<>(
            seconds.stream().map(row -> row.get("second") + ":" + row.get("offered")).toList());
    while (offered.getLast().matches("[0-9]+:0")) {
      offered.removeLast();
    }
    return offered;
  }

  private static List<Map<String, String>> rows(Path out) throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("seconds.csv"));
    String[] names = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, Histogram> times(Path out) throws IOException {
    Map<String, Histogram> times = new HashMap<>();
    try (HistogramLogReader reader = new HistogramLogReader(out.resolve("latency.hlog").toFile())) {
      while (reader.hasNext()) {
        if (reader.nextIntervalHistogram() instanceof Histogram interval) {
          times.computeIfAbsent(interval.getTag(), tag -> new Histogram(3)).add(interval);
        }
      }
    }
    return times;
  }
}
