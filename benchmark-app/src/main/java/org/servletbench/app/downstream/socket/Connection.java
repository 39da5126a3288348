package org.servletbench.app.downstream.socket;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection, used by one thread at a time. A request that takes too long is ended by closing
 * the connection from outside: a socket timeout would set and clear a timer for each request.
 */
final class Connection {

  /** The deadline while nothing is awaited: it never passes. */
  private static final long NONE = Long.MAX_VALUE;

  /** Marks a passed deadline: the connection is closed, or is about to be. */
  private static final long MISSED = Long.MIN_VALUE;

  private final SocketChannel channel;
  private final ReplyReader replies;
  private final AtomicLong deadline = new AtomicLong(NONE);
  private long idleSince;

  Connection() throws IOException {
    channel = SocketChannel.open();
    replies = new ReplyReader(channel);
  }

  void connect(SocketAddress server, long by) throws IOException {
    await(
        by,
        () -> {
          channel.connect(server);
          channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
          return null;
        });
  }

  Reply exchange(ByteBuffer request, long by) throws IOException {
    return await(
        by,
        () -> {
          while (request.hasRemaining()) {
            channel.write(request);
          }
          return replies.read();
        });
  }

  private interface Wait<T> {
    T end() throws IOException;
  }

  private <T> T await(long by, Wait<T> wait) throws IOException {
    deadline.set(by);
    try {
      T result = wait.end();
      if (!deadline.compareAndSet(by, NONE)) {
        throw new SocketTimeoutException();
      }
      return result;
    } catch (IOException e) {
      throw deadline.get() == MISSED ? new SocketTimeoutException() : e;
    }
  }

  /** Closes the connection if its deadline has passed; called by the clock's thread. */
  void closeIfLate(long now) {
    long by = deadline.get();
    if (by != MISSED && by <= now && deadline.compareAndSet(by, MISSED)) {
      close();
    }
  }

  boolean reusable() {
    return replies.reusable();
  }

  /** Whether the server has neither closed the connection nor sent unrequested bytes. */
  boolean isQuiet() {
    try {
      channel.configureBlocking(false);
      int read = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return read == 0;
    } catch (IOException e) {
      return false;
    }
  }

  long idleSince() {
    return idleSince;
  }

  void idleSince(long now) {
    idleSince = now;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the connection is useless now, whether or not closing it worked
    }
  }
}
