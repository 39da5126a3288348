package org.servletbench.app.downstream;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.stereotype.Component;

/** Defines where downstream calls go, how many there may be, and what their failures mean. */
@Component
public final class DownstreamCalls {

  private final String sleep;
  private final long timeoutMillis;
  private final ConnectionLimit connections;
  private final LongAdder started = new LongAdder();
  private volatile ReactorClient reactor;

  DownstreamCalls(BenchSettings settings) {
    sleep = settings.downstream().toString().replaceAll("/+$", "") + "/sleep/";
    timeoutMillis = settings.downstreamTimeout().toMillis();
    connections = new ConnectionLimit(settings.clientConnections());
  }

  /**
   * Blocks until one more call may have a connection, and counts the call. Its client may still
   * have to connect. Throws a {@link Failure} of status 504 when no connection was free within the
   * downstream timeout. After a normal return the caller must call {@link #end} exactly once, with
   * the same delay, which identifies the request.
   */
  void start(Delay delay) {
    awaitConnection();
    sent();
    delay.called();
  }

  /** Counts a call that has got its connection, for a client whose calls wait in its own pool. */
  void sent() {
    started.increment();
  }

  /** Includes this client in the readings from now on. */
  void use(ReactorClient client) {
    reactor = client;
  }

  /** Returns Reactor Netty's client, once a strategy has needed it. */
  public Optional<ReactorClient> reactor() {
    return Optional.ofNullable(reactor);
  }

  /** Ends a call, whatever its outcome: its connection is free. */
  void end(Delay delay) {
    delay.answered();
    connections.giveBack();
  }

  /** Returns the URI of all calls, up to the delay. */
  URI prefix() {
    return URI.create(sleep);
  }

  /** Returns the URI of a call. */
  URI uri(Delay delay) {
    return URI.create(sleep + delay.millis());
  }

  private void awaitConnection() {
    try {
      if (!connections.take(timeoutMillis)) {
        throw noConnection();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw asyncTimeout();
    }
  }

  Failure noConnection() {
    return new Failure(
        504, "the downstream is too slow: no connection was free in " + timeoutMillis + " ms");
  }

  /** Counts the calls of all clients since the start of the process. */
  public long started() {
    return started.sum();
  }

  public ClientPool pool() {
    ClientPool permits = connections.reading();
    return reactor().map(ReactorClient::reading).map(permits::plus).orElse(permits);
  }

  /** Describes the limit and what it does to a caller, for the descriptions of the clients. */
  String limit() {
    Integer limit = connections.reading().limit();
    return limit == null
        ? "connections unlimited"
        : String.format(
            Locale.ROOT,
            "connections %d, the caller is blocked up to %d ms until one is free",
            limit,
            timeoutMillis);
  }

  /**
   * Converts what a client threw into the same words for every client. A timeout counts wherever it
   * is among the causes: AsyncHttpClient throws a ConnectException because of one.
   */
  Failure failure(Throwable thrown) {
    if (Thread.currentThread().isInterrupted()) {
      return asyncTimeout();
    }
    boolean connected = true;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
      if (cause instanceof TimeoutException || isTimeoutByAnotherName(cause)) {
        return new Failure(
            504, "the downstream is too slow: no answer in " + timeoutMillis + " ms");
      }
      connected &= !(cause instanceof ConnectException);
    }
    return new Failure(
        502,
        connected
            ? "the downstream failed: it gave no valid answer"
            : "the downstream failed: it cannot be connected to");
  }

  /**
   * Makes the failure of an interrupted caller: a Callable whose async timeout has fired. This
   * answer may come before Spring's and must say the same.
   */
  private static Failure asyncTimeout() {
    return new Failure(Answer.ASYNC_TIMEOUT.status(), Answer.ASYNC_TIMEOUT.body());
  }

  private static boolean isTimeoutByAnotherName(Throwable cause) {
    return cause instanceof SocketTimeoutException
        || cause instanceof HttpTimeoutException
        || cause instanceof io.netty.channel.ConnectTimeoutException
        || cause instanceof io.netty.handler.timeout.ReadTimeoutException;
  }
}
