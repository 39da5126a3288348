package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_READ_OVER_UNREAD;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_READ_OVER_UNREAD_WITH_JIT;

import java.time.Duration;
import java.util.OptionalDouble;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;

/**
 * Compares, inside one window, the time in which the app's state was read with that in which it was
 * left alone, in turn: trials of one scenario differ by far more than a reading costs. Everything
 * is taken from one reading to the next, so nothing is interpolated but the compilers' time.
 */
final class ReadingCost {
  /** The least time of either kind. */
  private static final double LEAST_MILLIS = 8_000;

  /** How many times its usual distance a reading may be late. */
  private static final double LATE = 1.5;

  /** The share of a pause from which on two readings enclose one. */
  private static final double PAUSE = 0.8;

  private final Series compiler;
  private double nanos;
  private double compiling;
  private double completed;
  private double millis;

  private ReadingCost(Series compiler) {
    this.compiler = compiler;
  }

  /** Adds the figure where the suite asks for pauses between the readings. */
  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    Scenario scenario = record.scenario();
    if (scenario.sideDoorPause().isZero()) {
      return;
    }
    Series compiler = Series.of(record, Reading.COMPILER);
    ReadingCost read = new ReadingCost(compiler);
    ReadingCost unread = new ReadingCost(compiler);
    double pause = PAUSE * scenario.sideDoorPause().toMillis();
    double usual = LATE * scenario.sideDoorPeriod().map(Duration::toMillis).orElse(0L);
    Reading last = null;
    for (Reading reading :
        Series.of(record, Reading.APP).telling(JvmReading::sideDoorNanos).inside(window)) {
      if (last != null) {
        double apart = reading.use().epochMillis() - last.use().epochMillis();
        if (apart >= pause) {
          unread.add(last, reading);
        } else if (apart <= usual) {
          read.add(last, reading);
        }
      }
      last = reading;
    }
    boolean isEnough = read.isEnough() && unread.isEnough();
    rows.add(
        CPU_READ_OVER_UNREAD,
        isEnough ? OptionalDouble.of(read.each() / unread.each()) : OptionalDouble.empty());
    rows.add(
        CPU_READ_OVER_UNREAD_WITH_JIT,
        isEnough
            ? OptionalDouble.of(read.eachWithCompilers() / unread.eachWithCompilers())
            : OptionalDouble.empty());
  }

  private void add(Reading from, Reading to) {
    OptionalDouble before = compiled(from);
    OptionalDouble after = compiled(to);
    if (before.isPresent() && after.isPresent()) {
      nanos += to.use().cpuNanos() - from.use().cpuNanos();
      nanos -= to.jvm().sideDoorNanos() - from.jvm().sideDoorNanos();
      compiling += after.getAsDouble() - before.getAsDouble();
      completed +=
          to.counters().orElseThrow().completed() - from.counters().orElseThrow().completed();
      millis += to.use().epochMillis() - from.use().epochMillis();
    }
  }

  private OptionalDouble compiled(Reading reading) {
    return compiler.at(reading.use().epochMillis(), each -> each.use().cpuNanos());
  }

  private boolean isEnough() {
    return millis >= LEAST_MILLIS && completed > 0 && nanos > compiling;
  }

  private double each() {
    return (nanos - compiling) / completed;
  }

  private double eachWithCompilers() {
    return nanos / completed;
  }
}
