package org.servletbench.harness.load;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/** What the load engine writes into the folder of a trial; read while it grows, and afterwards. */
final class EngineFiles {
  private static final String SECOND = "second";
  private static final String START = "epoch_ms";

  private final Path folder;
  private OptionalLong measureStart = OptionalLong.empty();
  private List<Map<String, Long>> rows = List.of();

  EngineFiles(Path folder) {
    this.folder = folder;
  }

  void poll() {
    if (measureStart.isEmpty()) {
      String start = properties("schedule.properties").getProperty("measure-start-epoch-ms", "");
      measureStart = start.isEmpty() ? measureStart : OptionalLong.of(Long.parseLong(start));
    }
    rows = rows();
  }

  OptionalLong measureStartMillis() {
    return measureStart;
  }

  long completed() {
    return sum("completed");
  }

  long ok() {
    return sum("ok");
  }

  /** Those so far, without histograms and numbered as the engine did when it wrote them. */
  List<Recording.Second> seconds() {
    return rows.stream()
        .map(row -> new Recording.Second(row.get(SECOND).intValue(), row, Map.of()))
        .toList();
  }

  /** All that is there. */
  Recording recording() {
    poll();
    if (measureStart.isEmpty()) {
      return Recording.NOTHING;
    }
    Map<Integer, Map<String, String>> histograms =
        HistogramLog.read(folder.resolve("latency.hlog"), measureStart.getAsLong());
    List<Recording.Second> seconds = new ArrayList<>();
    for (Map<String, Long> row : rows) {
      int second = number(row, measureStart.getAsLong());
      seconds.add(new Recording.Second(second, row, histograms.getOrDefault(second, Map.of())));
    }
    Map<String, String> totals = new LinkedHashMap<>();
    properties("totals.properties").forEach((key, value) -> totals.put("" + key, "" + value));
    return new Recording.Seconds(measureStart.getAsLong(), seconds, totals);
  }

  /**
   * When the engine wrote a second of an open-ended warm-up it did not know when MEASURE begins.
   */
  private static int number(Map<String, Long> row, long measureStart) {
    return row.containsKey(START)
        ? (int) Math.floorDiv(row.get(START) - measureStart, 1000L)
        : row.get(SECOND).intValue();
  }

  private long sum(String column) {
    return rows.stream()
        .filter(row -> row.get(SECOND) >= 0)
        .mapToLong(row -> row.getOrDefault(column, 0L))
        .sum();
  }

  /** The rows that are whole: a last line without its end is left for the next time. */
  private List<Map<String, Long>> rows() {
    Path file = folder.resolve("seconds.csv");
    String text = text(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = new StringReader(whole)) {
      List<Map<String, Long>> found = new ArrayList<>();
      for (CSVRecord row : format.parse(reader)) {
        Map<String, Long> counts = new LinkedHashMap<>();
        row.toMap().forEach((name, value) -> count(name, value, counts));
        found.add(counts);
      }
      return found;
    } catch (IOException | RuntimeException e) {
      throw BenchException.machine(Text.of("%s is broken: %s", file, e.getMessage()), e);
    }
  }

  /** Lags are for people who watch: the histograms are finer. */
  private static void count(String name, String value, Map<String, Long> counts) {
    if (name.equals(Recording.Second.MEDIAN_MICROS)) {
      counts.put(name, value.isEmpty() ? 0 : Math.round(Double.parseDouble(value)));
    } else if (!name.endsWith("_us")) {
      counts.put(name, Long.parseLong(value));
    }
  }

  private Properties properties(String name) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(folder.resolve(name))));
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw BenchException.machine(
          Text.of("%s is broken: %s", folder.resolve(name), e.getMessage()), e);
    }
  }

  /** Empty while there is no such file. */
  private static String text(Path file) {
    return RunFile.textIfAny(file).orElse("");
  }
}
