package org.servletbench.harness.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the end of each request head on one connection and answers it with the same bytes. */
final class NullAnswer extends ChannelInboundHandlerAdapter {
  /** The three forms of the answer, encoded once. */
  static final class Encoded {
    private final ByteBuf plain = encode("");
    private final ByteBuf keepAlive = encode("Connection: keep-alive\r\n");
    private final ByteBuf close = encode("Connection: close\r\n");

    private static ByteBuf encode(String connection) {
      byte[] bytes =
          ("HTTP/1.1 200 OK\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: 4\r\n"
                  + connection
                  + "\r\ntrue")
              .getBytes(StandardCharsets.US_ASCII);
      return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
    }
  }

  private static final byte[] CONNECTION = "connection:".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_HEAD = 64 * 1024;
  private static final int NOT_WHOLE = -1;

  private final ReceiveBuffer received;
  private final Encoded answers;

  /** The beginning of a head that comes in pieces; null for none. */
  private byte[] begun;

  /** Whether the connection closes after the head that was read last. */
  private boolean closes;

  private boolean keepsAlive;

  NullAnswer(ReceiveBuffer received, Encoded answers) {
    this.received = received;
    this.answers = answers;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    int count = ((ByteBuf) message).readableBytes();
    byte[] bytes = received.bytes(count);
    if (begun != null) {
      bytes = concatenated(begun, bytes, count);
      count = bytes.length;
      begun = null;
    }
    int at = 0;
    for (int next = head(bytes, 0, count); next != NOT_WHOLE; next = head(bytes, at, count)) {
      at = next;
      answer(context);
    }
    context.flush();
    if (count - at > MAX_HEAD) {
      context.close();
    } else if (at < count) {
      begun = Arrays.copyOfRange(bytes, at, count);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // the driver has gone
  }

  /** Reads a head; returns the index after it, or NOT_WHOLE. */
  private int head(byte[] bytes, int from, int to) {
    closes = false;
    keepsAlive = false;
    int line = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n') {
        int end = at > line && bytes[at - 1] == '\r' ? at - 1 : at;
        if (end == line) {
          return at + 1;
        }
        line(bytes, line, end, line == from);
        line = at + 1;
      }
    }
    return NOT_WHOLE;
  }

  private void line(byte[] bytes, int from, int to, boolean first) {
    if (first) {
      closes = bytes[to - 1] == '0'; // HTTP/1.0, unless a header keeps it open
    } else if ((bytes[from] | 0x20) == 'c' && isConnection(bytes, from, to)) {
      int value = from + CONNECTION.length;
      while (value < to - 1 && bytes[value] == ' ') {
        value++;
      }
      keepsAlive = (bytes[value] | 0x20) == 'k';
      closes = closes ? !keepsAlive : (bytes[value] | 0x20) == 'c';
    }
  }

  private static boolean isConnection(byte[] bytes, int from, int to) {
    if (to - from <= CONNECTION.length) {
      return false;
    }
    for (int i = 0; i < CONNECTION.length; i++) {
      if ((bytes[from + i] | 0x20) != (CONNECTION[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private void answer(ChannelHandlerContext context) {
    if (closes) {
      context.writeAndFlush(answers.close.duplicate()).addListener(ChannelFutureListener.CLOSE);
    } else {
      ByteBuf answer = keepsAlive ? answers.keepAlive : answers.plain;
      context.write(answer.duplicate(), context.voidPromise());
    }
  }

  private static byte[] concatenated(byte[] first, byte[] second, int count) {
    byte[] both = Arrays.copyOf(first, first.length + count);
    System.arraycopy(second, 0, both, first.length, count);
    return both;
  }
}
