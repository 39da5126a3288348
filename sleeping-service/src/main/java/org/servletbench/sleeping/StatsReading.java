package org.servletbench.sleeping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/**
 * The counters at one moment.
 *
 * @param hits sleep requests accepted
 * @param completed those whose delay has ended
 * @param inFlight accepted and not yet completed, also those from before the last reset
 * @param inFlightPeak the most in flight at once
 * @param latenessNanos the actual time minus the asked one, in nanoseconds
 */
record StatsReading(
    long hits, long completed, long inFlight, long inFlightPeak, Histogram latenessNanos) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Numbers and fixed words only, so nothing needs escaping; no formatter, so no locale. */
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
