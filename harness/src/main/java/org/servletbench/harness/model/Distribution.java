package org.servletbench.harness.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.OptionalDouble;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * The times that a service has recorded since it started or was reset.
 *
 * @param count number of times
 * @param sumNanos exact sum of the times
 * @param histogram HdrHistogram of nanoseconds, compressed, in base64
 */
public record Distribution(long count, long sumNanos, String histogram) {

  /** Returns the mean of the times recorded after an earlier state, milliseconds. */
  public OptionalDouble meanMillisSince(Distribution earlier) {
    long more = count - earlier.count;
    return more <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sumNanos - earlier.sumNanos) / 1e6 / more);
  }

  /** Returns the times recorded after an earlier state of the same distribution. */
  public Histogram since(Distribution earlier) {
    Histogram difference = decode();
    difference.subtract(earlier.decode());
    return difference;
  }

  /** Decodes the recorded times, nanoseconds. */
  public Histogram decode() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("a histogram is damaged", e);
    }
  }
}
