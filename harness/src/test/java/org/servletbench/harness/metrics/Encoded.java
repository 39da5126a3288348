package org.servletbench.harness.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/** Makes histograms as services and the open-loop driver write them. */
public final class Encoded {
  private Encoded() {}

  /** Records each of the given lengths so many times. */
  public static String millis(long count, double... millis) {
    Histogram histogram = new Histogram(3);
    for (double value : millis) {
      histogram.recordValueWithCount(Math.round(value * 1e6), count);
    }
    return of(histogram);
  }

  public static String of(AbstractHistogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }
}
