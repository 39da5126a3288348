package org.servletbench.app.downstream;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.servletbench.app.BenchSettings;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.springframework.stereotype.Component;

/** Where downstream calls go, how many there may be, and what their failures mean. */
@Component
public final class DownstreamCalls {

  private final String sleep;
  private final long timeoutMillis;
  private final ConnectionLimit connections;
  private final LongAdder started = new LongAdder();

  DownstreamCalls(BenchSettings settings) {
    sleep = settings.downstream().toString().replaceAll("/+$", "") + "/sleep/";
    timeoutMillis = settings.downstreamTimeout().toMillis();
    connections = new ConnectionLimit(settings.clientConnections());
  }

  /**
   * Blocks until there is a connection for one more call, counts the call and says where it goes; a
   * {@link Failure} of status 504 when none was free within the downstream timeout. Whoever got an
   * answer from here must say {@link #end()} once.
   */
  URI start(Delay delay) {
    awaitConnection();
    started.increment();
    return URI.create(sleep + delay.millis());
  }

  /** The call is over, however it ended: its connection is free. */
  void end() {
    connections.giveBack();
  }

  private void awaitConnection() {
    try {
      if (!connections.take(timeoutMillis)) {
        throw new Failure(
            504, "the downstream is too slow: no connection was free in " + timeoutMillis + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(502, "the downstream was not called: the app is stopping");
    }
  }

  /** Calls started by the app, of all clients, since the start of the process. */
  public long started() {
    return started.sum();
  }

  public ClientPool pool() {
    return connections.reading();
  }

  /** The limit and what it does to a caller, for the descriptions of the clients. */
  String limit() {
    Integer limit = pool().limit();
    return limit == null
        ? "connections unlimited"
        : "connections %d, the caller is blocked up to %d ms until one is free"
            .formatted(limit, timeoutMillis);
  }

  /** The same words for every client, whatever its exceptions are called. */
  Failure failure(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
      if (cause instanceof TimeoutException || isConnectTimeout(cause)) {
        return new Failure(
            504, "the downstream is too slow: no answer in " + timeoutMillis + " ms");
      }
      if (cause instanceof ConnectException) {
        return new Failure(502, "the downstream failed: it cannot be connected to");
      }
    }
    return new Failure(502, "the downstream failed: it gave no valid answer");
  }

  private static boolean isConnectTimeout(Throwable cause) {
    return cause instanceof SocketTimeoutException
        || cause instanceof io.netty.channel.ConnectTimeoutException;
  }
}
