package org.servletbench.app.downstream.socket;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Encodes requests, once for each run of the same number, which is usual under load. */
final class RequestEncoder {

  private final String start;
  private final String rest;
  private volatile Encoded last;

  private record Encoded(long number, byte[] bytes) {}

  RequestEncoder(URI prefix) {
    start = "GET " + prefix.getRawPath();
    rest = " HTTP/1.1\r\nHost: " + prefix.getRawAuthority() + "\r\n\r\n";
    last = encode(0);
  }

  ByteBuffer request(long number) {
    Encoded encoded = last;
    if (encoded.number != number) {
      encoded = encode(number);
      last = encoded;
    }
    return ByteBuffer.wrap(encoded.bytes);
  }

  private Encoded encode(long number) {
    return new Encoded(number, (start + number + rest).getBytes(StandardCharsets.US_ASCII));
  }
}
