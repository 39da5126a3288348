package org.servletbench.harness.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Judges whether a target has settled under the measured load: in the two halves of some seconds,
 * the median and the 99th percentile of good answers are alike, and so is the CPU time that the
 * target takes for a request. The judgement starts MEASURE, and is repeated from the raw files.
 *
 * <p>Two halves are alike if they differ by no more than some room or, if the seconds of a half
 * differ among themselves, by twice the standard error of the difference; but never by more than
 * {@value #MOST_ROOMS} times the room.
 */
public final class Settling {
  /** The requests that a half should hold: five of them lie beyond the 99th percentile. */
  static final int REQUESTS = 500;

  private static final int LEAST_SECONDS = 3;

  /** The shortest time over which a target can be seen to have settled. */
  public static final Duration LEAST = Duration.ofSeconds(2 * LEAST_SECONDS);

  /** If a half of this length holds fewer requests, its 99th percentile is not judged. */
  private static final int MOST_SECONDS = 5;

  private static final int MOST_ROOMS = 3;
  private static final long SECOND_MILLIS = 1000;

  /** The rooms: shares of what the target adds to the downstream's delay, and a least one. */
  private static final double MEDIAN_SHARE = 0.10;

  private static final double MEDIAN_MILLIS = 0.2;
  private static final double P99_SHARE = 0.20;
  private static final double P99_MILLIS = 1;
  private static final double CPU_SHARE = 0.05;

  private Settling() {}

  /**
   * Judges the seconds of a measured load.
   *
   * @param delayMillis of the downstream, which no target can fall below
   * @param seconds since the load began, in order
   * @param readings of the trial, in the order of time
   */
  public static Steadiness of(
      double delayMillis, List<Recording.Second> seconds, List<Reading> readings) {
    List<Reading> target =
        readings.stream().filter(each -> each.process().equals(Reading.APP)).toList();
    String last = "the load was on for less than " + 2 * LEAST_SECONDS + " s";
    for (int end = 2 * LEAST_SECONDS; end <= seconds.size(); end++) {
      int half = half(seconds.subList(end - 2 * LEAST_SECONDS, end));
      if (end >= 2 * half) {
        List<Recording.Second> stretch = seconds.subList(end - 2 * half, end);
        List<Halves> halves = halves(delayMillis, stretch, target);
        last = String.join(", ", halves.stream().map(Halves::words).toList());
        if (halves.stream().allMatch(Halves::areAlike)) {
          return new Steadiness(OptionalLong.of(start(stretch.getFirst())), last);
        }
      }
    }
    return new Steadiness(OptionalLong.empty(), last);
  }

  /** Chooses the length of a half from how many requests ended in some seconds. */
  private static int half(List<Recording.Second> seconds) {
    double rate = completed(seconds) / seconds.size();
    return (int) Math.clamp(Math.ceil(REQUESTS / Math.max(rate, 1)), LEAST_SECONDS, MOST_SECONDS);
  }

  private static List<Halves> halves(
      double delay, List<Recording.Second> stretch, List<Reading> target) {
    int half = stretch.size() / 2;
    List<Halves> all = new ArrayList<>();
    all.add(
        Halves.of(
            "median %.1f then %.1f ms",
            stretch,
            second -> second.count(Recording.Second.MEDIAN_MICROS) / 1e3,
            least -> Math.max(MEDIAN_MILLIS, MEDIAN_SHARE * (least - delay))));
    if (completed(stretch.subList(0, half)) >= REQUESTS) {
      all.add(
          Halves.of(
              "p99 %.1f then %.1f ms",
              stretch,
              second -> second.count(Recording.Second.P99_MICROS) / 1e3,
              least -> Math.max(P99_MILLIS, P99_SHARE * (least - delay))));
    }
    if (!target.isEmpty()) {
      all.add(
          Halves.of(
              "CPU %.0f then %.0f us a request",
              stretch, second -> cpuMicros(second, target), least -> CPU_SHARE * least));
    }
    return all;
  }

  private static double completed(List<Recording.Second> seconds) {
    return seconds.stream().mapToLong(Settling::completed).sum();
  }

  private static long completed(Recording.Second second) {
    return second.count("completed") - second.count(Outcome.DROPPED.label());
  }

  private static long start(Recording.Second second) {
    return second.count("epoch_ms");
  }

  /** Returns the target's CPU time per request of a second; NaN if it was not read around it. */
  private static double cpuMicros(Recording.Second second, List<Reading> target) {
    OptionalDouble from = cpuMicrosAt(start(second), target);
    OptionalDouble to = cpuMicrosAt(start(second) + SECOND_MILLIS, target);
    return from.isPresent() && to.isPresent()
        ? (to.getAsDouble() - from.getAsDouble()) / Math.max(1, completed(second))
        : Double.NaN;
  }

  private static OptionalDouble cpuMicrosAt(long millis, List<Reading> target) {
    ProcessReading before = null;
    for (Reading reading : target) {
      ProcessReading use = reading.use();
      if (use.epochMillis() >= millis && before != null) {
        double share =
            (millis - before.epochMillis())
                / (double) Math.max(1, use.epochMillis() - before.epochMillis());
        return OptionalDouble.of(
            (before.cpuNanos() + share * (use.cpuNanos() - before.cpuNanos())) / 1e3);
      }
      before = use;
    }
    return OptionalDouble.empty();
  }

  /**
   * One figure in the two halves.
   *
   * @param text words for the two values
   * @param least least value of a second; 0 without a good answer, NaN if one was not read
   * @param first middle of the first half's seconds
   * @param second middle of the second half's seconds
   * @param noise twice the standard error of their difference
   * @param room largest difference that is always accepted
   */
  private record Halves(
      String text, double least, double first, double second, double noise, double room) {
    static Halves of(
        String text,
        List<Recording.Second> stretch,
        ToDoubleFunction<Recording.Second> figure,
        DoubleUnaryOperator room) {
      double[] all = stretch.stream().mapToDouble(figure).toArray();
      double[] one = Arrays.copyOf(all, all.length / 2);
      double[] two = Arrays.copyOfRange(all, all.length / 2, all.length);
      double first = middle(one);
      double second = middle(two);
      double noise = 2 * Math.sqrt((variance(one) + variance(two)) / one.length);
      return new Halves(
          text,
          Arrays.stream(all).min().orElseThrow(),
          first,
          second,
          noise,
          room.applyAsDouble(Math.min(first, second)));
    }

    boolean areAlike() {
      return least > 0
          && Math.abs(second - first) <= Math.min(Math.max(room, noise), MOST_ROOMS * room);
    }

    String words() {
      return Text.of(text, first, second);
    }

    /** Returns the median, which one odd second, such as one with a collection, does not move. */
    private static double middle(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int half = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double variance(double[] values) {
      double mean = Arrays.stream(values).average().orElseThrow();
      return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
  }
}
