package org.servletbench.harness.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/**
 * The requests of a run, encoded once: for warm-up and measured load, each with and without {@code
 * Connection: close}. If servers are to report their stages, each has room for its slot.
 */
final class RequestBytes {
  private static final String NONE = "";
  private static final String CLOSE = "Connection: close\r\n";

  /** The header for a slot, as wide as System.nanoTime can get. */
  private static final String SLOT = "Bench-Slot: 0000000000000000000\r\n";

  private static final int DIGITS = 19;
  private static final int AFTER_DIGITS = "\r\n\r\n".length();

  private final byte[][] heads;
  private final ByteBuf[] encoded;
  private long settleStart = Pacer.NEVER;

  RequestBytes(TargetUrl warmUp, TargetUrl measure, boolean withSlot) {
    String slot = withSlot ? SLOT : NONE;
    heads =
        new byte[][] {
          head("GET", warmUp, NONE + slot),
          head("GET", warmUp, CLOSE + slot),
          head("GET", measure, NONE + slot),
          head("GET", measure, CLOSE + slot)
        };
    encoded = new ByteBuf[heads.length];
    for (int i = 0; i < heads.length; i++) {
      encoded[i] = Unpooled.directBuffer(heads[i].length).writeBytes(heads[i]);
    }
  }

  /** Sets the start of the measured load; earlier slots belong to the warm-up. */
  void measuredLoadFrom(long nanos) {
    settleStart = nanos;
  }

  /** Counts the different requests. */
  int kinds() {
    return encoded.length;
  }

  /**
   * Returns which request to send for a slot.
   *
   * @param last whether the connection is to be closed after the answer
   */
  int kind(long slot, boolean last) {
    return (slot < settleStart ? 0 : 2) + (last ? 1 : 0);
  }

  /** Returns a view of a request for one connection, which may write it again and again. */
  ByteBuf copyOf(int kind) {
    return Unpooled.unreleasableBuffer(encoded[kind].duplicate());
  }

  /** Copies a request for one write: another connection's slot must not change it. */
  ByteBuf withSlot(int kind, long slot, ByteBufAllocator allocator) {
    byte[] head = heads[kind];
    long rest = slot;
    int end = head.length - AFTER_DIGITS;
    for (int at = end - 1; at >= end - DIGITS; at--) {
      head[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return allocator.directBuffer(head.length).writeBytes(head);
  }

  /**
   * Encodes a request without a body.
   *
   * @param more additional header lines, each with its CR LF
   */
  static byte[] head(String method, TargetUrl url, String more) {
    return Text.of(
            "%s %s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\n%s\r\n",
            method, url.pathAndQuery(), url.authority(), more)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
