package org.servletbench.sleeping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.EnumMap;
import java.util.Map;

/** Encodes answers as the bytes of HTTP/1.1. */
final class Wire {
  private static final Map<Persistence, ByteBuf> SLEEP_ENDED = new EnumMap<>(Persistence.class);

  static {
    for (Persistence persistence : Persistence.values()) {
      byte[] bytes = text(Answer.TRUE, persistence, true).getBytes(UTF_8);
      // Direct, so that a socket write copies nothing; unreleasable, so that the buffer can be sent
      // for ever.
      ByteBuf direct = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
      SLEEP_ENDED.put(persistence, Unpooled.unreleasableBuffer(direct.asReadOnly()));
    }
  }

  private Wire() {}

  /** Returns the answer to a sleep that has ended, as a view of bytes encoded once. */
  static ByteBuf sleepEnded(Persistence persistence) {
    return SLEEP_ENDED.get(persistence).duplicate();
  }

  static ByteBuf encode(Answer answer, Persistence persistence) {
    return Unpooled.copiedBuffer(text(answer, persistence, true), UTF_8);
  }

  /** Encodes the answer to a HEAD request: the length of the body and no body. */
  static ByteBuf encodeHead(Answer answer, Persistence persistence) {
    return Unpooled.copiedBuffer(text(answer, persistence, false), UTF_8);
  }

  private static String text(Answer answer, Persistence persistence, boolean withBody) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ");
    text.append(HttpResponseStatus.valueOf(answer.status())).append("\r\n");
    if (answer.contentType() != null) {
      text.append("Content-Type: ").append(answer.contentType()).append("\r\n");
      text.append("Content-Length: ").append(answer.body().getBytes(UTF_8).length).append("\r\n");
    }
    if (answer.allow() != null) {
      text.append("Allow: ").append(answer.allow()).append("\r\n");
    }
    text.append(persistence.header()).append("\r\n");
    return withBody ? text.append(answer.body()).toString() : text.toString();
  }
}
