package org.servletbench.sleeping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/**
 * The counters at one moment.
 *
 * @param hits sleep requests accepted
 * @param completed sleep requests whose delay has ended
 * @param inFlight sleep requests accepted and not yet completed, including those from before the
 *     last reset
 * @param inFlightPeak most sleep requests in flight at once
 * @param latenessNanos actual delay minus the requested one, in nanoseconds
 */
record StatsReading(
    long hits, long completed, long inFlight, long inFlightPeak, Histogram latenessNanos) {
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Writes the JSON by hand: it holds only numbers and fixed words, so nothing needs escaping, and
   * no locale is involved.
   */
  String toJson(Mode mode, long pid) {
    return "{\"mode\": \""
        + mode.label()
        + "\", \"pid\": "
        + pid
        + ", \"hits\": "
        + hits
        + ", \"completed\": "
        + completed
        + ", \"inFlight\": "
        + inFlight
        + ", \"inFlightPeak\": "
        + inFlightPeak
        + ", \"lateness\": "
        + lateness()
        + "}\n";
  }

  private String lateness() {
    return "{\"count\": "
        + latenessNanos.getTotalCount()
        + ", \"meanMillis\": "
        + millis(latenessNanos.getMean())
        + ", \"p50Millis\": "
        + millis(latenessNanos.getValueAtPercentile(50))
        + ", \"p99Millis\": "
        + millis(latenessNanos.getValueAtPercentile(99))
        + ", \"maxMillis\": "
        + millis(latenessNanos.getMaxValue())
        + ", \"histogram\": \""
        + base64()
        + "\"}";
  }

  private String millis(double nanos) {
    return latenessNanos.getTotalCount() == 0 ? "null" : Double.toString(nanos / NANOS_PER_MILLI);
  }

  private String base64() {
    ByteBuffer buffer = ByteBuffer.allocate(latenessNanos.getNeededByteBufferCapacity());
    latenessNanos.encodeIntoCompressedByteBuffer(buffer);
    buffer.flip();
    return new String(Base64.getEncoder().encode(buffer).array(), ISO_8859_1);
  }
}
