package org.servletbench.sleeping;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** The fate of the connection after an answer, and the {@code Connection} header for it. */
enum Persistence {
  /** An HTTP/1.1 connection is kept without a header. */
  KEPT(""),
  /** An HTTP/1.0 client, such as {@code ab -k}, has to be told that the connection is kept. */
  KEPT_ALOUD("Connection: keep-alive\r\n"),
  CLOSE("Connection: close\r\n");

  private final String header;

  Persistence(String header) {
    this.header = header;
  }

  /** Returns the header line; empty for none. */
  String header() {
    return header;
  }

  static Persistence of(HttpRequest request) {
    // A client that expects 100-continue may or may not send its body after the final answer: only
    // closing is safe.
    if (!HttpUtil.isKeepAlive(request) || HttpUtil.is100ContinueExpected(request)) {
      return CLOSE;
    }
    return request.protocolVersion().equals(HttpVersion.HTTP_1_0) ? KEPT_ALOUD : KEPT;
  }
}
