package org.servletbench.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.servletbench.harness.load.PlainCsv;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/**
 * Reads {@code readings.csv}. A row that cannot be read costs all readings of its process in its
 * trial, because a peak without it would be too low unnoticed. If the row does not say which trial
 * it belongs to, it costs those of the trial before it.
 */
final class ReadingsParser {
  private static final String FIRST_COUNTER = "requests_entered";
  private static final String ACCEPT_QUEUE = "accept_queue";

  /** The first of the later columns: a file of an older run may end before it. */
  private static final String FIRST_OF_JVM = "allocated_bytes";

  private static final long MOST = 1_000_000_000_000_000_000L - 1;
  private static final long MOST_BYTES = 1L << 50;
  private static final long LATEST_MILLIS = 9_999_999_999_999L;
  private static final String UNKNOWN = "";

  /** What is one process; the generator may be two, one for the warm-up. */
  private static final Set<String> ALONE = Set.of(Reading.APP, Reading.DOWNSTREAM);

  private final Path file;
  private final Set<String> trials;
  private final Readings found = new Readings(new HashMap<>(), new HashMap<>(), new ArrayList<>());
  private final Map<String, Reading> before = new HashMap<>();
  private String last;

  private ReadingsParser(Path file, Set<String> trials) {
    this.file = file;
    this.trials = trials;
  }

  /**
   * The readings of all trials.
   *
   * @param byTrial readings by trial, in the order of the file
   * @param damage for each trial and process, what is wrong with the first row that cannot be read
   * @param whole problems of the file as a whole
   */
  record Readings(
      Map<String, List<Reading>> byTrial,
      Map<String, Map<String, String>> damage,
      List<String> whole) {}

  /**
   * @param trials keys of the trials that the file may hold
   */
  static Readings read(Path file, Set<String> trials) {
    ReadingsParser parser = new ReadingsParser(file, trials);
    if (!RunFile.exists(file)) {
      parser.found.whole().add(file.getFileName() + " is not there");
      return parser.found;
    }
    try {
      new PlainCsv(RunFile.text(file), ReadingsFile.columnsOfEveryRun())
          .rows()
          .forEach(parser::add);
    } catch (IllegalArgumentException e) {
      parser.found.whole().add(Text.of("%s, %s", file.getFileName(), e.getMessage()));
    } catch (BenchException e) {
      parser.found.whole().add(e.getMessage());
    }
    return parser.found;
  }

  private void add(PlainCsv.Row row) {
    String key = row.peek("scenario") + "/" + row.peek("trial");
    String process = row.peek("process");
    if (trials.contains(key)) {
      if (last == null && found.damage().containsKey(UNKNOWN)) {
        found.damage().put(key, found.damage().remove(UNKNOWN));
      }
      last = key;
    }
    String trial = last == null ? UNKNOWN : last;
    try {
      if (!trial.equals(key)) {
        throw row.wrong(Text.of("no trial '%s' in the plan", Shown.brief(key)));
      }
      if (!Reading.PROCESSES.contains(process)) {
        throw row.wrong(Text.of("no process '%s'", Shown.brief(process)));
      }
      Reading reading = reading(row);
      requireLater(row, reading, before.put(key + "/" + process, reading));
      found.byTrial().computeIfAbsent(key, k -> new ArrayList<>()).add(reading);
    } catch (IllegalArgumentException e) {
      String words = Text.of("%s, %s", file.getFileName(), e.getMessage());
      for (String each :
          Reading.PROCESSES.contains(process) ? Set.of(process) : Reading.PROCESSES) {
        found.damage().computeIfAbsent(trial, k -> new LinkedHashMap<>()).putIfAbsent(each, words);
      }
    }
  }

  /** Checks that neither the clock nor the CPU time of a process goes back. */
  private static void requireLater(PlainCsv.Row row, Reading reading, Reading earlier) {
    if (earlier != null && reading.use().epochMillis() < earlier.use().epochMillis()) {
      throw row.wrong("epoch_ms is less than in the reading before");
    }
    if (earlier != null
        && ALONE.contains(reading.process())
        && reading.use().cpuNanos() < earlier.use().cpuNanos()) {
      throw row.wrong("cpu_ns is less than in the reading before");
    }
  }

  private static Reading reading(PlainCsv.Row row) {
    ProcessReading use =
        new ProcessReading(
            row.whole("epoch_ms", 0, LATEST_MILLIS),
            number(row, "cpu_ns"),
            row.whole("rss_bytes", 0, MOST_BYTES),
            small(row, "threads"),
            number(row, "context_switches"),
            small(row, "fds"));
    return new Reading(
        row.text("process"),
        use,
        row.text(FIRST_COUNTER).isEmpty() ? Optional.empty() : Optional.of(counters(row)),
        row.text(ACCEPT_QUEUE).isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(small(row, ACCEPT_QUEUE)));
  }

  private static Reading.Counters counters(PlainCsv.Row row) {
    return new Reading.Counters(
        number(row, FIRST_COUNTER),
        number(row, "requests_completed"),
        number(row, "downstream_calls_started"),
        number(row, "in_flight"),
        small(row, "queued"),
        small(row, "busy"),
        small(row, "executor_active"),
        small(row, "executor_queued"),
        number(row, "gc_count"),
        number(row, "gc_ms"),
        number(row, "connections"),
        number(row, "rejected"),
        number(row, "client_in_use"),
        number(row, "client_waiting"),
        row.columns().contains(FIRST_OF_JVM) ? jvm(row) : JvmReading.NONE);
  }

  private static JvmReading jvm(PlainCsv.Row row) {
    return new JvmReading(
        number(row, FIRST_OF_JVM),
        number(row, "compiler_ms"),
        number(row, "heap_live_bytes"),
        number(row, "carriers"),
        number(row, "virtual_mounted"),
        number(row, "virtual_queued"),
        row.columns().contains("side_door_cpu_ns") ? number(row, "side_door_cpu_ns") : -1);
  }

  /** Reads a number; an empty cell is -1. */
  private static long number(PlainCsv.Row row, String column) {
    return row.whole(column, -1, MOST);
  }

  private static int small(PlainCsv.Row row, String column) {
    return (int) row.whole(column, -1, Integer.MAX_VALUE);
  }
}
