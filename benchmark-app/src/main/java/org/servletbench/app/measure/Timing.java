package org.servletbench.app.measure;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.Deflater;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Collects durations since the start of the process: their exact count and sum, and their
 * distribution to 3 significant digits.
 */
public final class Timing {

  /** Longer than any request can take; a longer duration would count as this. */
  private static final long LONGEST_NANOS = Duration.ofHours(30).toNanos();

  private final ConcurrentHistogram histogram = new ConcurrentHistogram(LONGEST_NANOS, 3);
  private final LongAdder count = new LongAdder();
  private final LongAdder sumNanos = new LongAdder();

  public void record(long nanos) {
    histogram.recordValue(Math.min(nanos, LONGEST_NANOS));
    sumNanos.add(nanos);
    count.increment();
  }

  public Snapshot snapshot() {
    long counted = count.sum();
    long summed = sumNanos.sum();
    Histogram copy = histogram.copy();
    boolean empty = copy.getTotalCount() == 0;
    return new Snapshot(
        counted,
        summed,
        empty ? null : copy.getValueAtPercentile(99) / 1e6,
        empty ? null : copy.getMaxValue() / 1e6,
        compressed(copy));
  }

  private static String compressed(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_SPEED);
    buffer.flip();
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * A cumulative reading.
   *
   * @param p99Millis 99th percentile, ms; null while nothing has been recorded
   * @param maxMillis longest duration, ms; null while nothing has been recorded
   * @param histogram distribution in nanoseconds, as a compressed HdrHistogram in base64
   */
  public record Snapshot(
      long count, long sumNanos, Double p99Millis, Double maxMillis, String histogram) {}
}
