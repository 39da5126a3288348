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
 * @param settleStartNanos first slot of the measured load; the start of MEASURE if the load has no
 *     time to settle
 * @param measureStartNanos start of second 0
 * @param measureStart start of second 0 by the wall clock
 * @param pause silence between the warm-up and the measured load
 * @param warmUpIsFixed false while the warm-up may still be cut short; until then settleStartNanos
 *     is the latest start
 * @param isFixed false while MEASURE may still begin earlier; until then measureStart is the latest
 *     start
 */
record Schedule(
    Optional<Long> warmUpStartNanos,
    long settleStartNanos,
    long measureStartNanos,
    Duration measureDuration,
    Instant measureStart,
    Duration pause,
    boolean warmUpIsFixed,
    boolean isFixed) {
  /** Least time from the order to MEASURE: whoever gives the order may read something first. */
  static final long NOTICE = 500_000_000;

  private static final long SECOND = 1_000_000_000;

  /** Plans the phases from now on, each beginning when the one before it is over. */
  static Schedule after(long nowNanos, Instant now, EngineOptions options) {
    Optional<Long> warmUpStart =
        options.warmUp().isEmpty() ? Optional.empty() : Optional.of(nowNanos);
    long untilSettle =
        options.warmUp().stream().map(Load.Open::duration).mapToLong(Duration::toNanos).sum()
            + options.pause().toNanos();
    long untilMeasure = untilSettle + options.settle().toNanos();
    return new Schedule(
        warmUpStart,
        nowNanos + untilSettle,
        nowNanos + untilMeasure,
        options.load().duration(),
        now.plusNanos(untilMeasure),
        options.pause(),
        !options.warmUpIsOpenEnded(),
        !options.warmUpIsOpenEnded() && options.settle().isZero());
  }

  /**
   * Starts the measured load as early as possible. The warm-up is shortened by whole seconds, so
   * that the seconds keep their beginnings and only their numbers change.
   */
  Schedule warmedUp(long nowNanos) {
    long left = Math.max(0, Math.floorDiv(warmUpEndNanos() - nowNanos, SECOND));
    return new Schedule(
        warmUpStartNanos,
        settleStartNanos - left * SECOND,
        measureStartNanos - left * SECOND,
        measureDuration,
        measureStart.minusSeconds(left),
        pause,
        true,
        settleStartNanos == measureStartNanos);
  }

  /**
   * Starts MEASURE at the first whole second of the measured load that is at least {@link #NOTICE}
   * away.
   */
  Schedule settled(long nowNanos) {
    long earliest = Math.max(settleStartNanos, nowNanos + NOTICE);
    long left = Math.max(0, Math.floorDiv(measureStartNanos - earliest, SECOND));
    return new Schedule(
        warmUpStartNanos,
        settleStartNanos,
        measureStartNanos - left * SECOND,
        measureDuration,
        measureStart.minusSeconds(left),
        pause,
        true,
        true);
  }

  /** Returns when the next phase is fixed without an order; {@link Pacer#NEVER} if all are. */
  long nextFixedNanos() {
    if (!warmUpIsFixed) {
      return warmUpEndNanos();
    }
    return isFixed ? Pacer.NEVER : measureStartNanos - NOTICE;
  }

  /** Returns the end of the warm-up; all its arrivals come before that. */
  long warmUpEndNanos() {
    return settleStartNanos - pause.toNanos();
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

  /** Returns those of its times that are fixed. */
  Properties properties() {
    Properties properties = new Properties();
    warmUpStartNanos.ifPresent(
        start -> {
          put(properties, "warm-up-start-epoch-ms", epochMillis(start));
          put(properties, "warm-up-end-epoch-ms", epochMillis(warmUpEndNanos()));
        });
    put(properties, "settle-start-epoch-ms", epochMillis(settleStartNanos));
    if (isFixed) {
      put(properties, "measure-start-epoch-ms", epochMillis(measureStartNanos));
      put(properties, "measure-start-nanos", measureStartNanos);
      put(properties, "measure-end-epoch-ms", epochMillis(measureEndNanos()));
    }
    return properties;
  }

  private static void put(Properties properties, String name, long value) {
    properties.setProperty(name, Long.toString(value));
  }
}
