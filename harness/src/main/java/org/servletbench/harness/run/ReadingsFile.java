package org.servletbench.harness.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/**
 * Writes and reads {@code readings.csv}: the readings of all trials, appended trial by trial, in
 * base units.
 */
record ReadingsFile(Path file) {
  private static final String ACCEPT_QUEUE = "accept_queue";

  static final List<Column<Row>> COLUMNS =
      List.of(
          new Column<>("scenario", row -> row.record().scenario().name()),
          new Column<>("trial", row -> Integer.toString(row.record().trial())),
          new Column<>("process", row -> row.reading().process()),
          use("epoch_ms", ProcessReading::epochMillis),
          use("cpu_ns", ProcessReading::cpuNanos),
          use("rss_bytes", ProcessReading::rssBytes),
          use("threads", ProcessReading::threads),
          use("context_switches", ProcessReading::contextSwitches),
          use("fds", ProcessReading::fds),
          counter("requests_entered", Reading.Counters::entered),
          counter("requests_completed", Reading.Counters::completed),
          counter("downstream_calls_started", Reading.Counters::callsStarted),
          counter("in_flight", Reading.Counters::inFlight),
          counter("queued", Reading.Counters::queued),
          counter("busy", Reading.Counters::busy),
          counter("executor_active", Reading.Counters::executorActive),
          counter("executor_queued", Reading.Counters::executorQueued),
          counter("gc_count", Reading.Counters::gcCount),
          counter("gc_ms", Reading.Counters::gcMillis),
          counter("connections", Reading.Counters::connections),
          counter("rejected", Reading.Counters::rejected),
          counter("client_in_use", Reading.Counters::clientInUse),
          counter("client_waiting", Reading.Counters::clientWaiting),
          new Column<>(ACCEPT_QUEUE, row -> text(row.reading().acceptQueue())),
          counter("allocated_bytes", c -> c.jvm().allocatedBytes()),
          counter("compiler_ms", c -> c.jvm().compilerMillis()),
          counter("heap_live_bytes", c -> c.jvm().heapLiveBytes()),
          counter("carriers", c -> c.jvm().carriers()),
          counter("virtual_mounted", c -> c.jvm().mounted()),
          counter("virtual_queued", c -> c.jvm().queued()),
          counter("side_door_cpu_ns", c -> c.jvm().sideDoorNanos()));

  void append(TrialRecord record) throws IOException {
    boolean isNew = Files.notExists(file);
    long whole = isNew ? 0 : Files.size(file);
    try {
      appendRows(record, isNew);
    } catch (IOException e) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(whole); // the readings of half a trial do not count
      }
      throw e;
    }
  }

  private void appendRows(TrialRecord record, boolean isNew) throws IOException {
    try (BufferedWriter writer =
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        CSVPrinter printer = new CSVPrinter(writer, format())) {
      if (isNew) {
        printer.printRecord(Column.heads(COLUMNS));
      }
      for (Reading reading : record.readings()) {
        printer.printRecord(Column.cells(COLUMNS, new Row(record, reading)));
      }
    }
  }

  /** Reads what the file holds of the trials with these keys. */
  ReadingsParser.Readings read(Set<String> trials) {
    return ReadingsParser.read(file, trials);
  }

  /** Returns the columns that every version wrote. */
  static List<String> columnsOfEveryRun() {
    List<String> heads = Column.heads(COLUMNS);
    return heads.subList(0, heads.indexOf(ACCEPT_QUEUE) + 1);
  }

  static String key(String scenario, int trial) {
    return scenario + "/" + trial;
  }

  private static CSVFormat format() {
    return CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
  }

  /** What a row of the file is about. */
  record Row(TrialRecord record, Reading reading) {}

  private static Column<Row> use(String head, ToLongFunction<ProcessReading> value) {
    return new Column<>(head, row -> Long.toString(value.applyAsLong(row.reading().use())));
  }

  /** Returns the cells of the app's counters; empty for a process without a side door. */
  private static Column<Row> counter(String head, ToLongFunction<Reading.Counters> value) {
    return new Column<>(
        head,
        row -> row.reading().counters().map(c -> Long.toString(value.applyAsLong(c))).orElse(""));
  }

  private static String text(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
  }
}
