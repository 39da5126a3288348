package org.servletbench.sleeping;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/**
 * What becomes of the connection after an answer, and so which {@code Connection} header it has.
 */
enum Persistence {
  /** HTTP/1.1 keeps it without a word. */
  KEPT(""),
  /** An HTTP/1.0 client has to be told; {@code ab -k} is one. */
  KEPT_ALOUD("Connection: keep-alive\r\n"),
  CLOSE("Connection: close\r\n");

  private final String header;

  Persistence(String header) {
    this.header = header;
  }

  /** The header line, empty for none. */
  String header() {
    return header;
  }

  static Persistence of(HttpRequest request) {
    // Who expects 100-continue may or may not send its body after the final answer: only closing is
    // safe.
    if (!HttpUtil.isKeepAlive(request) || HttpUtil.is100ContinueExpected(request)) {
      return CLOSE;
    }
    return request.protocolVersion().equals(HttpVersion.HTTP_1_0) ? KEPT_ALOUD : KEPT;
  }
}
