package org.servletbench.app.downstream.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A blocking client for one request, {@code GET <prefix><number>}, to one server. It keeps one
 * connection for each concurrent call. It follows no redirects, knows no cookies, proxies or
 * encodings, and never sends a request twice: before it reuses a connection that has been idle for
 * a while, it checks that the server has not closed it.
 */
public final class SocketClient implements AutoCloseable {

  /**
   * How long an idle connection is reused unchecked: the check costs three system calls, and so
   * soon a close is unlikely.
   */
  private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();

  private final InetSocketAddress server;
  private final RequestEncoder encoder;
  private final long timeoutNanos;
  private final Duration idle;
  private final long origin = System.nanoTime();
  private final IdleConnections idleOnes = new IdleConnections();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Thread watch;

  /**
   * @param prefix scheme, host, port and path up to the number
   * @param timeout limit for connecting, and again for the whole answer; it may be exceeded by the
   *     clock's tick of at most 100 ms
   * @param idle how long a connection may be idle before it is closed
   */
  public SocketClient(URI prefix, Duration timeout, Duration idle) {
    int port = prefix.getPort() < 0 ? 80 : prefix.getPort();
    server = new InetSocketAddress(prefix.getHost(), port);
    encoder = new RequestEncoder(prefix);
    timeoutNanos = timeout.toNanos();
    this.idle = idle;
    long tickMillis = Math.clamp(timeout.toMillis() / 20, 5, 100);
    watch = Thread.ofPlatform().daemon().name("socket-client-watch").start(() -> watch(tickMillis));
  }

  /** Blocks until the answer is there; throws a SocketTimeoutException if it is late. */
  public Reply get(long number) throws IOException {
    Connection connection = connection();
    boolean reusable = false;
    try {
      ByteBuffer request = encoder.request(number);
      Reply reply = connection.exchange(request, now() + timeoutNanos);
      reusable = connection.reusable();
      return reply;
    } finally {
      if (reusable) {
        connection.idleSince(now());
        idleOnes.give(connection);
      } else {
        discard(connection);
      }
    }
  }

  private Connection connection() throws IOException {
    Connection idleOne = idleOnes.take();
    while (idleOne != null) {
      if (now() - idleOne.idleSince() < TRUSTED_NANOS || idleOne.isQuiet()) {
        return idleOne;
      }
      discard(idleOne);
      idleOne = idleOnes.take();
    }
    Connection fresh = new Connection();
    open.add(fresh);
    try {
      fresh.connect(server, now() + timeoutNanos);
      return fresh;
    } catch (IOException | RuntimeException e) {
      discard(fresh);
      throw e;
    }
  }

  private void discard(Connection connection) {
    open.remove(connection);
    connection.close();
  }

  /** Returns the time since the client was made, never negative. */
  private long now() {
    return System.nanoTime() - origin;
  }

  private void watch(long tickMillis) {
    try {
      while (true) {
        Thread.sleep(tickMillis);
        long now = now();
        open.forEach(connection -> connection.closeIfLate(now));
        idleOnes.takeOlderThan(now - idle.toNanos()).forEach(this::discard);
      }
    } catch (InterruptedException closed) {
      // the client is no longer used
    }
  }

  /** Counts the open connections, idle ones included. */
  public int connections() {
    return open.size();
  }

  public Duration timeout() {
    return Duration.ofNanos(timeoutNanos);
  }

  public Duration idleTimeout() {
    return idle;
  }

  @Override
  public void close() {
    watch.interrupt();
    open.forEach(this::discard);
  }
}
