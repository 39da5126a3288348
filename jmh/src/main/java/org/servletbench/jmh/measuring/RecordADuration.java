package org.servletbench.jmh.measuring;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.servletbench.app.measure.Timing;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much does it cost to record one duration?
 *
 * <p>The durations are spread over four orders of magnitude, as latencies are: a histogram that is
 * given the same value again and again stays in one line of the cache.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordADuration extends MicroBenchmark {

  private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int DIGITS = 3;

  /** A power of two, so that an index needs no division. */
  private static final int DIFFERENT = 1024;

  private final long[] nanos = new long[DIFFERENT];
  private int next;

  private Histogram histogram;
  private IntCountsHistogram intCounts;
  private ConcurrentHistogram concurrent;
  private Timing timing;

  @Setup
  public void spread() {
    Random random = new Random(1);
    for (int i = 0; i < DIFFERENT; i++) {
      nanos[i] = (long) Math.pow(10, 5 + 4 * random.nextDouble());
    }
  }

  /** Starts empty ones, since counts of 32 bits would overflow in a long run. */
  @Setup(Level.Iteration)
  public void startEmpty() {
    histogram = new Histogram(LONGEST_NANOS, DIGITS);
    intCounts = new IntCountsHistogram(LONGEST_NANOS, DIGITS);
    concurrent = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
    timing = new Timing();
  }

  private long nextNanos() {
    return nanos[next++ & DIFFERENT - 1];
  }

  @Benchmark
  public Histogram inHistogram() {
    histogram.recordValue(nextNanos());
    return histogram;
  }

  /** Uses the kind of the load engine. */
  @Benchmark
  public IntCountsHistogram inIntCountsHistogram() {
    intCounts.recordValue(nextNanos());
    return intCounts;
  }

  /** Uses the kind of the app, which many threads share; here one has it to itself. */
  @Benchmark
  public ConcurrentHistogram inConcurrentHistogram() {
    concurrent.recordValue(nextNanos());
    return concurrent;
  }

  /** Uses the app's hold time and task time: a histogram, a sum and a count. */
  @Benchmark
  public Timing inTiming() {
    timing.record(nextNanos());
    return timing;
  }
}
