package org.servletbench.harness.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.system.RunFile;

/** {@code readings.csv}: every reading of every trial, appended trial by trial, in base units. */
final class ReadingsFile {
  static final String[] COLUMNS = {
    "scenario",
    "trial",
    "process",
    "epoch_ms",
    "cpu_ns",
    "rss_bytes",
    "threads",
    "context_switches",
    "fds",
    "requests_entered",
    "requests_completed",
    "downstream_calls_started",
    "in_flight",
    "queued",
    "busy",
    "executor_active",
    "executor_queued",
    "gc_count",
    "gc_ms",
    "connections",
    "rejected",
    "client_in_use",
    "client_waiting",
    "accept_queue",
    "allocated_bytes",
    "compiler_ms",
    "heap_live_bytes",
    "carriers",
    "virtual_mounted",
    "virtual_queued"
  };
  private static final int FIRST_COUNTER = 9;
  private static final String ACCEPT_QUEUE = "accept_queue";
  private static final int ACCEPT_QUEUE_AT = List.of(COLUMNS).indexOf(ACCEPT_QUEUE);

  /** Later than the others: a file of an older run may end before it. */
  private static final String FIRST_OF_JVM = "allocated_bytes";

  private final Path file;

  ReadingsFile(Path file) {
    this.file = file;
  }

  void append(TrialRecord record) throws IOException {
    boolean isNew = Files.notExists(file);
    long whole = isNew ? 0 : Files.size(file);
    try {
      appendRows(record, isNew);
    } catch (IOException e) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(whole); // half a trial's readings are none
      }
      throw e;
    }
  }

  private void appendRows(TrialRecord record, boolean isNew) throws IOException {
    try (BufferedWriter writer =
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        CSVPrinter printer = new CSVPrinter(writer, format())) {
      if (isNew) {
        printer.printRecord((Object[]) COLUMNS);
      }
      for (Reading reading : record.readings()) {
        printer.printRecord(cells(record, reading));
      }
    }
  }

  /** All readings by {@link #key}, each list in the order of the file. */
  Map<String, List<Reading>> read() throws IOException {
    Map<String, List<Reading>> readings = new HashMap<>();
    try (Reader reader = new StringReader(RunFile.textIfAny(file).orElse(""))) {
      for (CSVRecord row :
          format().builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
        if (!row.isConsistent()) {
          break; // cut off by a crash: it belongs to a trial that is not stored
        }
        readings
            .computeIfAbsent(
                key(row.get("scenario"), (int) number(row, "trial")), key -> new ArrayList<>())
            .add(reading(row));
      }
    }
    return readings;
  }

  static String key(String scenario, int trial) {
    return scenario + "/" + trial;
  }

  private static CSVFormat format() {
    return CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
  }

  private static List<Object> cells(TrialRecord record, Reading reading) {
    ProcessReading use = reading.use();
    List<Object> cells =
        new ArrayList<>(
            List.of(
                record.scenario().name(),
                record.trial(),
                reading.process(),
                use.epochMillis(),
                use.cpuNanos(),
                use.rssBytes(),
                use.threads(),
                use.contextSwitches(),
                use.fds()));
    reading
        .counters()
        .ifPresentOrElse(
            c ->
                cells.addAll(
                    List.of(
                        c.entered(),
                        c.completed(),
                        c.callsStarted(),
                        c.inFlight(),
                        c.queued(),
                        c.busy(),
                        c.executorActive(),
                        c.executorQueued(),
                        c.gcCount(),
                        c.gcMillis(),
                        c.connections(),
                        c.rejected(),
                        c.clientInUse(),
                        c.clientWaiting())),
            () -> pad(cells, ACCEPT_QUEUE_AT));
    cells.add(reading.acceptQueue().isPresent() ? reading.acceptQueue().getAsInt() : "");
    reading.counters().ifPresent(c -> cells.addAll(jvmCells(c.jvm())));
    pad(cells, COLUMNS.length);
    return cells;
  }

  private static List<Long> jvmCells(JvmReading jvm) {
    return List.of(
        jvm.allocatedBytes(),
        jvm.compilerMillis(),
        jvm.heapLiveBytes(),
        jvm.carriers(),
        jvm.mounted(),
        jvm.queued());
  }

  private static void pad(List<Object> cells, int length) {
    while (cells.size() < length) {
      cells.add("");
    }
  }

  private static Reading reading(CSVRecord row) {
    ProcessReading use =
        new ProcessReading(
            number(row, "epoch_ms"),
            number(row, "cpu_ns"),
            number(row, "rss_bytes"),
            (int) number(row, "threads"),
            number(row, "context_switches"),
            (int) number(row, "fds"));
    return new Reading(
        row.get("process"),
        use,
        row.get(FIRST_COUNTER).isEmpty() ? Optional.empty() : Optional.of(counters(row)),
        row.get(ACCEPT_QUEUE).isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of((int) number(row, ACCEPT_QUEUE)));
  }

  private static Reading.Counters counters(CSVRecord row) {
    return new Reading.Counters(
        number(row, "requests_entered"),
        number(row, "requests_completed"),
        number(row, "downstream_calls_started"),
        number(row, "in_flight"),
        (int) number(row, "queued"),
        (int) number(row, "busy"),
        (int) number(row, "executor_active"),
        (int) number(row, "executor_queued"),
        number(row, "gc_count"),
        number(row, "gc_ms"),
        number(row, "connections"),
        number(row, "rejected"),
        number(row, "client_in_use"),
        number(row, "client_waiting"),
        row.isMapped(FIRST_OF_JVM) ? jvm(row) : JvmReading.NONE);
  }

  private static JvmReading jvm(CSVRecord row) {
    return new JvmReading(
        number(row, FIRST_OF_JVM),
        number(row, "compiler_ms"),
        number(row, "heap_live_bytes"),
        number(row, "carriers"),
        number(row, "virtual_mounted"),
        number(row, "virtual_queued"));
  }

  private static long number(CSVRecord row, String column) {
    return Long.parseLong(row.get(column));
  }
}
