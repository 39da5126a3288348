package org.servletbench.harness.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.OptionalDouble;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Times that a service has recorded since it started (or was reset).
 *
 * @param count how many
 * @param sumNanos their exact sum
 * @param histogram HdrHistogram of nanoseconds, compressed, base64
 */
public record Distribution(long count, long sumNanos, String histogram) {

  /** Mean of what came after an earlier state of the same distribution, milliseconds. */
  public OptionalDouble meanMillisSince(Distribution earlier) {
    long more = count - earlier.count;
    return more <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sumNanos - earlier.sumNanos) / 1e6 / more);
  }

  /** What came after an earlier state of the same distribution. */
  public Histogram since(Distribution earlier) {
    Histogram difference = decode();
    difference.subtract(earlier.decode());
    return difference;
  }

  /** The recorded times, nanoseconds. */
  public Histogram decode() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("a histogram is damaged", e);
    }
  }
}
