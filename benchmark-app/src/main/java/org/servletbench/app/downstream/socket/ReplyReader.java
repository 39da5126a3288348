package org.servletbench.app.downstream.socket;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Reads the answers to successive GETs from one connection (RFC 9112). Anything that is not an
 * answer gives an IOException; the connection cannot be used after that.
 */
final class ReplyReader {

  private static final int LONGEST_BODY = 16 * 1024 * 1024;
  private static final int MOST_INTERIM_ANSWERS = 10;
  private static final byte[] NO_BODY = {};

  private final ByteSource source;
  private final ReplyHead head;
  private boolean reusable;

  ReplyReader(ReadableByteChannel channel) {
    source = new ByteSource(channel);
    head = new ReplyHead(source);
  }

  /** Whether the connection may be used again. */
  boolean reusable() {
    return reusable;
  }

  Reply read() throws IOException {
    reusable = false;
    readFinalHead();
    int status = head.status();
    boolean framed = true;
    byte[] body;
    if (status == 204 || status == 304) {
      body = NO_BODY;
    } else if (head.chunked()) {
      body = chunks();
    } else if (head.contentLength() >= 0) {
      body = block((int) bounded(head.contentLength()));
    } else {
      body = untilTheEnd();
      framed = false;
    }
    // A byte after the end of the answer belongs to no request.
    reusable = framed && head.keepsConnection() && source.isEmpty();
    return new Reply(status, body);
  }

  private void readFinalHead() throws IOException {
    for (int i = 0; i < MOST_INTERIM_ANSWERS; i++) {
      head.read();
      if (head.status() == 101) {
        throw new ProtocolException("another protocol, which was not asked for");
      }
      if (head.status() >= 200) {
        return;
      }
    }
    throw new ProtocolException("more than " + MOST_INTERIM_ANSWERS + " interim answers");
  }

  private byte[] block(int length) throws IOException {
    if (length == 0) {
      return NO_BODY;
    }
    byte[] body = new byte[length];
    source.read(body, 0, length);
    return body;
  }

  private byte[] chunks() throws IOException {
    byte[] body = NO_BODY;
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      int start = body.length;
      body = Arrays.copyOf(body, (int) bounded((long) start + size));
      source.read(body, start, size);
      source.nextLine();
      if (source.lineLength() > 0) {
        throw new ProtocolException("a chunk longer than it says");
      }
    }
    do {
      source.nextLine(); // trailers
    } while (source.lineLength() > 0);
    return body;
  }

  /** Parses the size of a chunk: hexadecimal digits, then perhaps an extension. */
  private int chunkSize() throws IOException {
    source.nextLine();
    long size = 0;
    int digits = 0;
    while (digits < source.lineLength()) {
      int digit = Character.digit(source.at(digits), 16);
      if (digit < 0) {
        break;
      }
      size = bounded(16 * size + digit);
      digits++;
    }
    boolean ends =
        digits == source.lineLength() || source.at(digits) == ';' || source.at(digits) <= ' ';
    if (digits == 0 || !ends) {
      throw new ProtocolException("no size of a chunk");
    }
    return (int) size;
  }

  private byte[] untilTheEnd() throws IOException {
    byte[] body = new byte[512];
    int length = 0;
    for (int read = source.readSome(body, 0); read >= 0; read = source.readSome(body, length)) {
      length += read;
      if (length == body.length) {
        body = Arrays.copyOf(body, (int) bounded(2L * length));
      }
    }
    return Arrays.copyOf(body, length);
  }

  private static long bounded(long length) throws ProtocolException {
    if (length > LONGEST_BODY) {
      throw new ProtocolException("a body of more than " + LONGEST_BODY + " bytes");
    }
    return length;
  }
}
