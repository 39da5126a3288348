package org.servletbench.harness.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

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
  private static final String ACCEPT_QUEUE = "accept_queue";
  private static final int ACCEPT_QUEUE_AT = List.of(COLUMNS).indexOf(ACCEPT_QUEUE);

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

  /** What is there of the trials of these keys. */
  ReadingsParser.Readings read(Set<String> trials) {
    return ReadingsParser.read(file, trials);
  }

  /** Those that every version wrote. */
  static List<String> columnsOfEveryRun() {
    return List.of(COLUMNS).subList(0, ACCEPT_QUEUE_AT + 1);
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
}
