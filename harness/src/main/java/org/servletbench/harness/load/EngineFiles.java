package org.servletbench.harness.load;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Properties;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/** Reads what the load engine writes into the folder of a trial, while it grows and afterwards. */
final class EngineFiles {
  private static final String SCHEDULE = "schedule.properties";
  private static final String SECONDS = "seconds.csv";
  private static final String SECOND = "second";
  private static final String START = "epoch_ms";

  /** A year, which no run lasts. */
  private static final long LONGEST_SECONDS = 31_536_000;

  /** The year 2286; also more than any count. */
  private static final long LATEST_MILLIS = 10_000_000_000_000L;

  /** How old the start of a second is at most while it is the last one, with its row on disk. */
  private static final long STALE_MILLIS = 3_000;

  private final Path folder;
  private OptionalLong settleStart = OptionalLong.empty();
  private OptionalLong measureStart = OptionalLong.empty();
  private List<Map<String, Long>> rows = List.of();
  private long position;
  private String head = "";

  EngineFiles(Path folder) {
    this.folder = folder;
  }

  /** Deletes the course of an earlier run: until the engine is connected, it would be read. */
  static void forget(Path folder) {
    for (String name : List.of(SCHEDULE, SECONDS)) {
      try {
        Files.deleteIfExists(folder.resolve(name));
      } catch (IOException e) {
        throw BenchException.machine(
            Text.of("cannot delete %s: %s", folder.resolve(name), Failures.words(e)), e);
      }
    }
  }

  void poll() {
    readSchedule();
    Path file = folder.resolve(SECONDS);
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      if (in.size() != position) {
        follow(file, in);
      }
    } catch (NoSuchFileException e) {
      rows = List.of(); // the engine has written none yet
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot read %s: %s", file, Failures.words(e)), e);
    }
  }

  private void readSchedule() {
    if (measureStart.isEmpty()) {
      Properties schedule = properties(SCHEDULE);
      settleStart = millis(schedule, "settle-start-epoch-ms");
      measureStart = millis(schedule, "measure-start-epoch-ms");
    }
  }

  /** Adds the whole rows behind those that were read; the engine only ever appends some. */
  private void follow(Path file, SeekableByteChannel in) throws IOException {
    if (in.size() < position) {
      position = 0;
    }
    ByteBuffer added = ByteBuffer.allocate((int) (in.size() - position));
    in.position(position);
    while (added.hasRemaining() && in.read(added) >= 0) {}
    String text = new String(added.array(), 0, added.position(), StandardCharsets.UTF_8);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    boolean first = position == 0;
    head = first ? whole.substring(0, whole.indexOf('\n') + 1) : head;
    List<Map<String, Long>> all = new ArrayList<>(first ? List.of() : rows);
    all.addAll(rows(file, first ? whole : head + whole));
    rows = List.copyOf(all);
    position += whole.getBytes(StandardCharsets.UTF_8).length;
  }

  private OptionalLong millis(Properties schedule, String key) {
    String start = schedule.getProperty(key, "");
    if (start.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!start.matches("[0-9]{1,13}")) {
      throw BenchException.machine(
          Text.of(
              "%s: %s is '%s', no time",
              folder.resolve("schedule.properties"), key, Shown.brief(start)));
    }
    return OptionalLong.of(Long.parseLong(start));
  }

  /** Returns when the measured load begins; empty until it is known, and in earlier versions. */
  OptionalLong settleStartMillis() {
    return settleStart;
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

  /** Returns the seconds so far, without histograms, numbered as when the engine wrote them. */
  List<Recording.Second> seconds() {
    return rows.stream()
        .map(row -> new Recording.Second(row.get(SECOND).intValue(), row, Map.of()))
        .toList();
  }

  /** Returns the second whose row came last; empty unless that is the last one. */
  Optional<LastSecond> lastSecond(long epochMillis) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.getLast())
            .filter(row -> epochMillis - row.getOrDefault(START, 0L) < STALE_MILLIS)
            .map(EngineFiles::lastSecond);
  }

  private static LastSecond lastSecond(Map<String, Long> row) {
    long ended =
        row.getOrDefault("completed", 0L)
            + row.getOrDefault(Recording.Second.COMPLETED_EARLIER, 0L)
            - row.getOrDefault(Outcome.DROPPED.label(), 0L);
    Long inFlight = row.get("in_flight");
    return new LastSecond(
        ended,
        millis(row, Recording.Second.MEDIAN_MICROS),
        millis(row, Recording.Second.P99_MICROS),
        inFlight == null ? OptionalLong.empty() : OptionalLong.of(inFlight));
  }

  /** Returns a percentile; the row holds 0 where no answer was good. */
  private static OptionalDouble millis(Map<String, Long> row, String name) {
    long micros = row.getOrDefault(name, 0L);
    return micros == 0 ? OptionalDouble.empty() : OptionalDouble.of(micros / 1e3);
  }

  /** Reads everything that is there. */
  Recording recording() {
    readSchedule();
    rows = rows(folder.resolve(SECONDS), text(folder.resolve(SECONDS)));
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
    return new Recording.Seconds(settleStart, measureStart.getAsLong(), seconds, totals);
  }

  /**
   * Renumbers a second. When the engine wrote a second of an open-ended warm-up, it did not yet
   * know when MEASURE begins.
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

  /** Returns the whole rows; a last line without its end is left for the next time. */
  private static List<Map<String, Long>> rows(Path file, String text) {
    try {
      return text.indexOf('\n') < 0
          ? List.of()
          : new PlainCsv(text, List.of(SECOND))
              .rows().stream().filter(row -> !row.isCut()).map(EngineFiles::counts).toList();
    } catch (IllegalArgumentException e) {
      throw BenchException.machine(Text.of("%s, %s", file, e.getMessage()), e);
    }
  }

  /** Returns the counts without the lags, of which the histograms are a finer record. */
  private static Map<String, Long> counts(PlainCsv.Row row) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String name : row.columns()) {
      if (name.equals(Recording.Second.MEDIAN_MICROS) || name.equals(Recording.Second.P99_MICROS)) {
        counts.put(name, row.text(name).isEmpty() ? 0 : Math.round(row.decimal(name)));
      } else if (!name.endsWith("_us")) {
        counts.put(
            name, row.whole(name, name.equals(SECOND) ? -LONGEST_SECONDS : 0, LATEST_MILLIS));
      }
    }
    return counts;
  }

  private Properties properties(String name) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(folder.resolve(name))));
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw BenchException.machine(
          folder.resolve(name) + " is not a file of key=value lines: it is damaged", e);
    }
  }

  /** Reads a file; empty while it does not exist. */
  private static String text(Path file) {
    return RunFile.textIfAny(file).orElse("");
  }
}
