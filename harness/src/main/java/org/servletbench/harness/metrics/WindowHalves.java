package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Recording.Second;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Percentiles;

/**
 * The two halves of a window, second by second; the middle second of an odd number belongs to
 * neither. A request counts in the second of its end, whenever it was sent.
 */
public final class WindowHalves {
  /** The shortest window that is halved, in seconds: of a half, four can tell scatter. */
  private static final int LEAST_SECONDS = 8;

  /** The largest share of requests that may be sent and not completed in a half. */
  private static final double BEHIND = 0.02;

  /** Standard errors of a rank. */
  private static final double RANK_ERRORS = 3;

  private final Half first;
  private final Half second;

  private WindowHalves(List<Slice> slices) {
    int half = slices.size() / 2;
    this.first = Half.of(slices.subList(0, half));
    this.second = Half.of(slices.subList(slices.size() - half, slices.size()));
  }

  /** Halves the window; empty for a driver without seconds, and for a window below 8 s. */
  public static Optional<WindowHalves> of(TrialRecord record) {
    int length = (int) record.scenario().load().duration().toSeconds();
    if (!(record.recording() instanceof Recording.Seconds recording) || length < LEAST_SECONDS) {
      return Optional.empty();
    }
    Series app = Series.of(record, Reading.APP);
    Series compiler = Series.of(record, Reading.COMPILER);
    // Only HotSpot JVMs have one: the app does, unless its readings were lost.
    boolean compiles =
        !compiler.readings().isEmpty()
            || record.scenario().app().isPresent() && !record.gaps().isEmpty();
    return Optional.of(
        new WindowHalves(
            IntStream.range(0, length)
                .mapToObj(
                    number ->
                        Slice.of(
                            recording,
                            number,
                            app,
                            compiles ? Optional.of(compiler) : Optional.empty()))
                .toList()));
  }

  /**
   * A figure of both halves.
   *
   * @param error standard error of their difference: that of a half follows from how far the figure
   *     moves when one of its seconds is left out (the jackknife). A single odd second, such as one
   *     with a collection, makes it large, and a lasting change does not.
   */
  public record Change(double first, double second, double error) {}

  /** Compares the medians of all requests that ended there. */
  public Optional<Change> median() {
    return percentile(50);
  }

  /**
   * Whether the ranks among which chance alone may put the median have a latency in common: of two
   * sizes of latency in equal numbers, the median is now the one and now the other.
   */
  public boolean sharesMedian() {
    MergedHistogram one = first.felt();
    MergedHistogram two = second.felt();
    return medianBy(one, -RANK_ERRORS) <= medianBy(two, RANK_ERRORS)
        && medianBy(two, -RANK_ERRORS) <= medianBy(one, RANK_ERRORS);
  }

  /** By how many binomial standard errors the rank is off the middle; milliseconds. */
  private static double medianBy(MergedHistogram half, double errors) {
    double percent = 50 + errors * 50 / Math.sqrt(half.count());
    return half.rankMillis(Math.clamp(percent, 0, 100)).orElse(Double.NaN);
  }

  /** Compares the 99th percentiles; empty without 100 requests beyond it in each half. */
  public Optional<Change> p99() {
    return Percentiles.comparable(first.felt().count(), 99)
            && Percentiles.comparable(second.felt().count(), 99)
        ? percentile(99)
        : Optional.empty();
  }

  /**
   * Compares the CPU time of the target per request, microseconds, without its compiler's, which
   * comes back for a moment when it likes.
   */
  public Optional<Change> cpu() {
    return compare(Half::cpuMicros, Half::cpuMicrosWithoutEach);
  }

  /** Returns the requests completed in the half with fewer of them. */
  public double completed() {
    return Math.min(first.completed(), second.completed());
  }

  /** Whether requests pile up in both halves: of such a window they always differ. */
  public boolean isQueueGrowing() {
    return first.isBehind() && second.isBehind();
  }

  private Optional<Change> percentile(double percent) {
    return compare(
        half -> half.felt().percentileMillis(percent),
        // By plain rank: without a second, fewer than 10 requests may lie beyond it.
        half ->
            half.felt()
                .rankMillisWithoutEach(half.slices().stream().map(Slice::felt).toList(), percent));
  }

  /**
   * Compares a figure of the halves.
   *
   * @param others the figures of a half without each of its seconds
   */
  private Optional<Change> compare(
      Function<Half, OptionalDouble> figure, Function<Half, Stream<OptionalDouble>> others) {
    OptionalDouble one = figure.apply(first);
    OptionalDouble two = figure.apply(second);
    return one.isPresent() && two.isPresent()
        ? Optional.of(
            new Change(
                one.getAsDouble(),
                two.getAsDouble(),
                Math.sqrt(variance(first, others) + variance(second, others))))
        : Optional.empty();
  }

  private static double variance(Half half, Function<Half, Stream<OptionalDouble>> others) {
    double[] without = others.apply(half).flatMapToDouble(OptionalDouble::stream).toArray();
    double mean = Arrays.stream(without).average().orElse(0);
    double squares = Arrays.stream(without).map(each -> (each - mean) * (each - mean)).sum();
    return squares * (half.slices().size() - 1) / half.slices().size();
  }

  /** Some seconds, and the latencies of all of them together. */
  private record Half(List<Slice> slices, MergedHistogram felt) {
    static Half of(List<Slice> slices) {
      return new Half(slices, MergedHistogram.merged(slices.stream().map(Slice::felt).toList()));
    }

    boolean isBehind() {
      return completed() < (1 - BEHIND) * slices.stream().mapToDouble(Slice::sent).sum();
    }

    double completed() {
      return completed(slices);
    }

    OptionalDouble cpuMicros() {
      return cpuMicros(slices);
    }

    Stream<OptionalDouble> cpuMicrosWithoutEach() {
      return IntStream.range(0, slices.size())
          .mapToObj(
              left -> {
                List<Slice> others = new ArrayList<>(slices);
                others.remove(left);
                return cpuMicros(others);
              });
    }

    private static double completed(List<Slice> slices) {
      return slices.stream().mapToDouble(Slice::completed).sum();
    }

    private static OptionalDouble cpuMicros(List<Slice> slices) {
      double completed = completed(slices);
      return completed > 0 && slices.stream().allMatch(slice -> slice.cpuMicros().isPresent())
          ? OptionalDouble.of(
              slices.stream().mapToDouble(slice -> slice.cpuMicros().getAsDouble()).sum()
                  / completed)
          : OptionalDouble.empty();
    }
  }

  /**
   * One second of MEASURE.
   *
   * @param felt latencies of the requests that ended in it
   * @param cpuMicros CPU time of the target without its compiler's; empty if it was not read
   */
  private record Slice(
      double sent, double completed, MergedHistogram felt, OptionalDouble cpuMicros) {
    static Slice of(
        Recording.Seconds recording, int number, Series app, Optional<Series> compiler) {
      Window window = Window.from(recording.measureStartMillis() + number * 1000L, 1000);
      OptionalDouble used = micros(app, window);
      OptionalDouble compiling =
          compiler.isPresent() ? micros(compiler.get(), window) : OptionalDouble.of(0);
      List<Second> recorded =
          recording.measured().stream().filter(each -> each.second() == number).toList();
      return new Slice(
          recorded.stream().mapToDouble(second -> second.count("sent")).sum(),
          recorded.stream().mapToDouble(Slice::completed).sum(),
          MergedHistogram.of(recorded, Slice::isFelt),
          used.isPresent() && compiling.isPresent()
              ? OptionalDouble.of(Math.max(0, used.getAsDouble() - compiling.getAsDouble()))
              : OptionalDouble.empty());
    }

    private static OptionalDouble micros(Series series, Window window) {
      return series.growth(window, reading -> reading.use().cpuNanos() / 1e3);
    }

    private static double completed(Second second) {
      return second.count("completed")
          + second.count(Second.COMPLETED_EARLIER)
          - second.count(Outcome.DROPPED.label());
    }

    private static boolean isFelt(String tag) {
      return tag.equals("earlier") || MergedHistogram.isOfAll(tag, ".felt");
    }
  }
}
