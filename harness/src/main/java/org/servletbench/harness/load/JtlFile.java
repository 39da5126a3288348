package org.servletbench.harness.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/**
 * Follows the file to which JMeter writes its results, while it grows. A half-written last line
 * waits for its rest. Not safe for several threads.
 */
public final class JtlFile {
  private static final long LONGEST_MILLIS = 7 * 86_400_000L;

  private static final long SECOND_MILLIS = 1000;

  /** How much later than its end a request's row may stand. */
  private static final long DISORDER_MILLIS = 500;

  private final Path path;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream record = new ByteArrayOutputStream();
  private final List<Request> requests = new ArrayList<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private OptionalLong warmUpStart = OptionalLong.empty();
  private JtlColumns columns;
  private boolean quoted;
  private long position;
  private long line = 1;
  private long recordLine = 1;

  public JtlFile(Path path) {
    this.path = Objects.requireNonNull(path);
  }

  /**
   * Reads what was added since the last call; nothing while the file does not exist.
   *
   * @throws BenchException that names the file, the line and what is wrong with the row
   */
  public void poll() {
    try (InputStream file = RunFile.open(path)) {
      file.skipNBytes(position);
      for (int count = file.read(buffer); count > 0; count = file.read(buffer)) {
        position += count;
        for (int i = 0; i < count; i++) {
          take(buffer[i]);
        }
      }
    } catch (NoSuchFileException e) {
      // JMeter has not created it yet.
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot read %s: %s", path, Failures.words(e)), e);
    }
  }

  /** Returns every request so far, in the order in which they ended, without {@code ready} rows. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Returns when the earliest ended request of the warm-up was sent, milliseconds since 1970. */
  public OptionalLong warmUpStart() {
    return warmUpStart;
  }

  /** Returns the second before this time; empty before the first request has ended. */
  Optional<LastSecond> lastSecond(long epochMillis) {
    List<Request> ended = new ArrayList<>();
    for (Request request : requests.reversed()) {
      if (request.endMillis() <= epochMillis - SECOND_MILLIS - DISORDER_MILLIS) {
        break; // the others ended earlier
      }
      if (request.endMillis() > epochMillis - SECOND_MILLIS && request.endMillis() <= epochMillis) {
        ended.add(request);
      }
    }
    long[] ok =
        ended.stream()
            .filter(request -> request.outcome() == Outcome.OK)
            .mapToLong(Request::latencyMillis)
            .toArray();
    return requests.isEmpty() ? Optional.empty() : Optional.of(LastSecond.of(ended.size(), ok));
  }

  /**
   * Checks the end of the file, once nothing more will come.
   *
   * @throws BenchException if a quote swallowed the rest of the file
   */
  void end() {
    if (quoted) {
      throw BenchException.machine(
          Text.of("%s, line %d: the quote that begins here has no end", path, recordLine));
    }
  }

  /** Counts the requests of MEASURE that have ended with this outcome so far. */
  public int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** Counts the requests of MEASURE that have ended so far, whatever the outcome. */
  public int count() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Takes a byte. A line break inside quotes belongs to its field; in UTF-8 neither byte occurs in
   * another character.
   */
  private void take(byte b) {
    if (b == '"') {
      quoted = !quoted;
    }
    if (b == '\n') {
      line++;
    }
    if (b != '\n' || quoted) {
      record.write(b);
      return;
    }
    String text = record.toString(StandardCharsets.UTF_8);
    record.reset();
    try {
      take(fields(text));
    } catch (IllegalArgumentException e) {
      throw BenchException.machine(Text.of("%s, line %d: %s", path, recordLine, e.getMessage()), e);
    }
    recordLine = line;
  }

  private static List<String> fields(String record) {
    try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(record))) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty() ? List.of("") : records.getFirst().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("not a row of CSV: '" + Shown.brief(record) + "'", e);
    }
  }

  private void take(List<String> fields) {
    if (columns == null) {
      List<String> header = new ArrayList<>(fields);
      header.set(0, header.getFirst().replace("\uFEFF", "")); // some editors mark UTF-8
      columns = new JtlColumns(header);
      return;
    }
    switch (columns.row(fields)) {
      case JtlColumns.Ready() -> {}
      case JtlColumns.Sent(Request request) -> add(request);
    }
  }

  private void add(Request request) {
    long first = requests.isEmpty() ? request.startMillis() : requests.getFirst().startMillis();
    if (Math.abs(request.startMillis() - first) > LONGEST_MILLIS) {
      throw new IllegalArgumentException(
          Text.of(
              "timeStamp is %d, more than a week away from the first row's",
              request.startMillis()));
    }
    requests.add(request);
    if (request.phase() == Phase.WARM_UP) {
      long start = request.startMillis();
      warmUpStart = OptionalLong.of(Math.min(start, warmUpStart.orElse(start)));
    }
    if (request.phase() == Phase.MEASURE) {
      outcomes.merge(request.outcome(), 1, Integer::sum);
    }
  }
}
