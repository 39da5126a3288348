package org.servletbench.app.downstream.socket;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Reads the bytes of a connection as lines and blocks. It holds the current line only, in an array
 * that every answer reuses.
 */
final class ByteSource {

  /** Holds a usual answer of the downstream, about 150 bytes, with room to spare. */
  private static final int USUAL = 512;

  private static final int LONGEST_LINE = 64 * 1024;

  private final ReadableByteChannel channel;
  private byte[] bytes = new byte[USUAL];
  private ByteBuffer free = ByteBuffer.wrap(bytes);
  private int next;
  private int end;

  /** Where the current line starts; its line end is not part of it. */
  private int lineStart;

  private int lineEnd;

  ByteSource(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /** Reads the next line, which ends with CR LF or LF. */
  void nextLine() throws IOException {
    int newline = find(next);
    while (newline < 0) {
      int searched = end - next;
      more(); // may move what there is
      newline = find(next + searched);
    }
    lineStart = next;
    lineEnd = newline > next && bytes[newline - 1] == '\r' ? newline - 1 : newline;
    next = newline + 1;
  }

  private int find(int from) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  int lineLength() {
    return lineEnd - lineStart;
  }

  byte at(int index) {
    return bytes[lineStart + index];
  }

  /** Copies that many bytes. */
  void read(byte[] into, int from, int length) throws IOException {
    int buffered = Math.min(length, end - next);
    System.arraycopy(bytes, next, into, from, buffered);
    next += buffered;
    if (buffered < length) {
      ByteBuffer rest = ByteBuffer.wrap(into, from + buffered, length - buffered);
      while (rest.hasRemaining()) {
        requireMore(channel.read(rest));
      }
    }
  }

  /** Copies the bytes at hand, at least one; returns -1 at the end of the connection. */
  int readSome(byte[] into, int from) throws IOException {
    if (next == end && fill() < 0) {
      return -1;
    }
    int length = Math.min(into.length - from, end - next);
    System.arraycopy(bytes, next, into, from, length);
    next += length;
    return length;
  }

  /** Whether everything that was read has been consumed. */
  boolean isEmpty() {
    return next == end;
  }

  private void more() throws IOException {
    if (next == end) {
      next = 0;
      end = 0;
    } else if (end == bytes.length) {
      makeRoom();
    }
    requireMore(fill());
  }

  /** Makes room at the end of the array, or grows the array when one line fills it. */
  private void makeRoom() throws ProtocolException {
    if (next > 0) {
      System.arraycopy(bytes, next, bytes, 0, end - next);
      end -= next;
      next = 0;
    } else if (bytes.length >= LONGEST_LINE) {
      throw new ProtocolException("a line of more than " + LONGEST_LINE + " bytes");
    } else {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      free = ByteBuffer.wrap(bytes);
    }
  }

  /** Appends what the connection gives; returns -1 at its end. */
  private int fill() throws IOException {
    if (next == end) {
      next = 0;
      end = 0;
    }
    free.limit(bytes.length).position(end);
    int read = channel.read(free);
    end += Math.max(read, 0);
    return read;
  }

  private static void requireMore(int read) throws EOFException {
    if (read < 0) {
      throw new EOFException("the connection ended before its answer did");
    }
  }
}
