package org.servletbench.harness.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/** The readings of one process, in the order of time. */
public record Series(List<Reading> readings) {

  public static Series of(TrialRecord record, String process) {
    return new Series(
        record.readings().stream().filter(reading -> reading.process().equals(process)).toList());
  }

  /** Returns the readings that carry the side door's counters. */
  public Series withCounters() {
    return new Series(readings.stream().filter(reading -> reading.counters().isPresent()).toList());
  }

  /** Those in which the app's JVM says a figure. */
  public Series telling(ToLongFunction<JvmReading> figure) {
    return new Series(
        withCounters().readings().stream().filter(r -> figure.applyAsLong(r.jvm()) >= 0).toList());
  }

  /** A figure at an instant, linear between the readings around it; empty outside of them. */
  public OptionalDouble at(double epochMillis, ToDoubleFunction<Reading> figure) {
    Reading before = null;
    for (Reading reading : readings) {
      double time = reading.use().epochMillis();
      if (time >= epochMillis) {
        if (before == null) {
          return time == epochMillis
              ? OptionalDouble.of(figure.applyAsDouble(reading))
              : OptionalDouble.empty();
        }
        double start = before.use().epochMillis();
        double share = time == start ? 1 : (epochMillis - start) / (time - start);
        double from = figure.applyAsDouble(before);
        return OptionalDouble.of(from + share * (figure.applyAsDouble(reading) - from));
      }
      before = reading;
    }
    return OptionalDouble.empty();
  }

  /**
   * Returns the growth of a cumulative figure over the window. Empty unless readings enclose the
   * window, or if the counter fell, which a sound counter never does.
   */
  public OptionalDouble growth(Window window, ToDoubleFunction<Reading> figure) {
    OptionalDouble from = at(window.originMillis(), figure);
    OptionalDouble to = at(window.endMillis(), figure);
    return from.isPresent() && to.isPresent() && rises(from, inside(window), to, figure)
        ? OptionalDouble.of(to.getAsDouble() - from.getAsDouble())
        : OptionalDouble.empty();
  }

  private static boolean rises(
      OptionalDouble from,
      List<Reading> between,
      OptionalDouble to,
      ToDoubleFunction<Reading> figure) {
    double last = from.getAsDouble();
    for (Reading reading : between) {
      if (figure.applyAsDouble(reading) < last) {
        return false;
      }
      last = figure.applyAsDouble(reading);
    }
    return to.getAsDouble() >= last;
  }

  /** Returns the growth per second from the first to the last reading inside; empty below two. */
  public OptionalDouble rate(Window window, ToDoubleFunction<Reading> figure) {
    List<Reading> inside = inside(window);
    if (inside.size() < 2) {
      return OptionalDouble.empty();
    }
    Reading first = inside.getFirst();
    Reading last = inside.getLast();
    double seconds = (last.use().epochMillis() - first.use().epochMillis()) / 1000.0;
    return seconds > 0 && figure.applyAsDouble(last) >= figure.applyAsDouble(first)
        ? OptionalDouble.of((figure.applyAsDouble(last) - figure.applyAsDouble(first)) / seconds)
        : OptionalDouble.empty();
  }

  /** Returns the readings in the window. */
  public List<Reading> inside(Window window) {
    return readings.stream()
        .filter(reading -> window.contains(reading.use().epochMillis()))
        .toList();
  }

  /** Returns the largest value of a gauge inside the window. */
  public OptionalDouble peak(Window window, ToDoubleFunction<Reading> figure) {
    return inside(window).stream().mapToDouble(figure).max();
  }

  /** Returns by how much the peak of a gauge exceeds its least value before the window. */
  public OptionalDouble peakOverRest(Window window, ToDoubleFunction<Reading> figure) {
    OptionalDouble most = peak(window, figure);
    OptionalDouble rest = leastBefore(window, figure);
    return most.isPresent() && rest.isPresent()
        ? OptionalDouble.of(most.getAsDouble() - rest.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Returns the least value of a gauge before the window, when the process is at rest. */
  public OptionalDouble leastBefore(Window window, ToDoubleFunction<Reading> figure) {
    return readings.stream()
        .filter(reading -> reading.use().epochMillis() < window.originMillis())
        .mapToDouble(figure)
        .min();
  }

  /** Returns when a condition first held, milliseconds since 1970. */
  public OptionalDouble firstTime(Predicate<Reading> condition) {
    return readings.stream()
        .filter(condition)
        .mapToDouble(reading -> reading.use().epochMillis())
        .findFirst();
  }
}
