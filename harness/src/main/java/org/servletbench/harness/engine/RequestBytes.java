package org.servletbench.harness.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The requests of a run, encoded once: warm-up and MEASURE, each with and without a last word. */
final class RequestBytes {
  private final ByteBuf[] encoded = new ByteBuf[4];
  private long measureStart = Pacer.NEVER;

  RequestBytes(URI warmUp, URI measure) {
    encoded[0] = encode(warmUp, "");
    encoded[1] = encode(warmUp, "Connection: close\r\n");
    encoded[2] = encode(measure, "");
    encoded[3] = encode(measure, "Connection: close\r\n");
  }

  /** Slots before it belong to the warm-up. */
  void measureFrom(long nanos) {
    measureStart = nanos;
  }

  /** How many different requests there are. */
  int kinds() {
    return encoded.length;
  }

  /**
   * Which request to send for a slot.
   *
   * @param last whether the connection is to be closed after it
   */
  int kind(long slot, boolean last) {
    return (slot < measureStart ? 0 : 2) + (last ? 1 : 0);
  }

  /** For one connection: it may be written any number of times, one after the other. */
  ByteBuf copyOf(int kind) {
    return Unpooled.unreleasableBuffer(encoded[kind].duplicate());
  }

  private static ByteBuf encode(URI url, String connection) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    byte[] bytes =
        ("GET %s%s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\n%s\r\n"
                .formatted(path, query, url.getAuthority(), connection))
            .getBytes(StandardCharsets.US_ASCII);
    return Unpooled.directBuffer(bytes.length).writeBytes(bytes);
  }
}
