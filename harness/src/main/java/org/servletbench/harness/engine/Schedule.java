package org.servletbench.harness.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.servletbench.harness.model.Load;

/**
 * The beginnings of the phases, known once the connections are open. Nanoseconds are on the clock
 * of {@link System#nanoTime()}, which on Linux is the same in every process of the machine.
 *
 * @param warmUpStartNanos start of the warm-up, if there is one
 * @param measureStartNanos start of second 0
 * @param measureStart start of second 0 by the wall clock
 * @param pause silence between warm-up and MEASURE
 * @param isFixed false while the warm-up may still be cut short; until then measureStart is the
 *     latest start
 */
record Schedule(
    Optional<Long> warmUpStartNanos,
    long measureStartNanos,
    Duration measureDuration,
    Instant measureStart,
    Duration pause,
    boolean isFixed) {
  private static final long SECOND = 1_000_000_000;

  /** Plans the phases from now on, each beginning when the one before it is over. */
  static Schedule after(long nowNanos, Instant now, EngineOptions options) {
    Optional<Long> warmUpStart =
        options.warmUp().isEmpty() ? Optional.empty() : Optional.of(nowNanos);
    long untilMeasure =
        options.warmUp().stream().map(Load.Open::duration).mapToLong(Duration::toNanos).sum()
            + options.pause().toNanos();
    return new Schedule(
        warmUpStart,
        nowNanos + untilMeasure,
        options.load().duration(),
        now.plusNanos(untilMeasure),
        options.pause(),
        !options.warmUpIsOpenEnded());
  }

  /**
   * Starts MEASURE as early as possible. The warm-up is shortened by whole seconds, so that the
   * seconds keep their beginnings and only their numbers change.
   */
  Schedule fixed(long nowNanos) {
    long left = Math.max(0, Math.floorDiv(warmUpEndNanos() - nowNanos, SECOND));
    return new Schedule(
        warmUpStartNanos,
        measureStartNanos - left * SECOND,
        measureDuration,
        measureStart.minusSeconds(left),
        pause,
        true);
  }

  /** Returns the end of the warm-up; all its arrivals come before that. */
  long warmUpEndNanos() {
    return measureStartNanos - pause.toNanos();
  }

  long measureEndNanos() {
    return measureStartNanos + measureDuration.toNanos();
  }

  /** Returns the second of MEASURE in which an instant lies; negative before MEASURE. */
  long secondOf(long nanos) {
    return Math.floorDiv(nanos - measureStartNanos, SECOND);
  }

  long startOfSecond(long second) {
    return measureStartNanos + second * SECOND;
  }

  /** Converts an instant to the wall clock, milliseconds since 1970. */
  long epochMillis(long nanos) {
    return measureStart.plusNanos(nanos - measureStartNanos).toEpochMilli();
  }

  Properties properties() {
    Properties properties = new Properties();
    warmUpStartNanos.ifPresent(
        start -> {
          put(properties, "warm-up-start-epoch-ms", epochMillis(start));
          put(properties, "warm-up-end-epoch-ms", epochMillis(warmUpEndNanos()));
        });
    put(properties, "measure-start-epoch-ms", epochMillis(measureStartNanos));
    put(properties, "measure-start-nanos", measureStartNanos);
    put(properties, "measure-end-epoch-ms", epochMillis(measureEndNanos()));
    return properties;
  }

  private static void put(Properties properties, String name, long value) {
    properties.setProperty(name, Long.toString(value));
  }
}
