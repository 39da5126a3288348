package org.servletbench.harness.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.servletbench.harness.model.Load;

/**
 * When the phases begin, known once the connections are open. Nanoseconds are on the clock of
 * {@link System#nanoTime()}, which on Linux is the same in every process of the machine.
 *
 * @param warmUpStartNanos start of the warm-up, if there is one
 * @param measureStartNanos start of second 0
 * @param measureStart the same instant by the wall clock
 * @param pause silence between warm-up and MEASURE
 * @param isFixed false as long as the warm-up may be cut short: MEASURE begins at the latest then
 */
record Schedule(
    Optional<Long> warmUpStartNanos,
    long measureStartNanos,
    Duration measureDuration,
    Instant measureStart,
    Duration pause,
    boolean isFixed) {
  private static final long SECOND = 1_000_000_000;

  /** The phases after now, each begun when the one before it is over. */
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
   * MEASURE as early as can be: its warm-up shortened by as many whole seconds as are left of it,
   * so that the seconds keep their beginnings and only their numbers change.
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

  /** No arrival of the warm-up is there or later. */
  long warmUpEndNanos() {
    return measureStartNanos - pause.toNanos();
  }

  long measureEndNanos() {
    return measureStartNanos + measureDuration.toNanos();
  }

  /** In which second of MEASURE an instant lies; negative before it. */
  long secondOf(long nanos) {
    return Math.floorDiv(nanos - measureStartNanos, SECOND);
  }

  long startOfSecond(long second) {
    return measureStartNanos + second * SECOND;
  }

  /** By the wall clock. */
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
