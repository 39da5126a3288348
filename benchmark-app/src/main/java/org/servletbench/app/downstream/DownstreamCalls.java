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

/** Where downstream calls go, how many there may be, and what their failures mean. */
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
   * Blocks until there is a connection for one more call, and counts the call; a {@link Failure} of
   * status 504 when none was free within the downstream timeout. Whoever returns from here must say
   * {@link #end} once, with the same delay: it stands for the request.
   */
  void start(Delay delay) {
    awaitConnection();
    sent();
    delay.called();
  }

  /** For a client whose calls wait for a connection in its own pool: a call has one now. */
  void sent() {
    started.increment();
  }

  /** From now on the readings include this client. */
  void use(ReactorClient client) {
    reactor = client;
  }

  /** Reactor Netty's client, once a strategy has needed it. */
  public Optional<ReactorClient> reactor() {
    return Optional.ofNullable(reactor);
  }

  /** The call is over, however it ended: its connection is free. */
  void end(Delay delay) {
    delay.answered();
    connections.giveBack();
  }

  /** Where calls go, up to the delay. */
  URI prefix() {
    return URI.create(sleep);
  }

  /** Where the call goes. */
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

  /** Calls started by the app, of all clients, since the start of the process. */
  public long started() {
    return started.sum();
  }

  public ClientPool pool() {
    ClientPool permits = connections.reading();
    return reactor().map(ReactorClient::reading).map(permits::plus).orElse(permits);
  }

  /** The limit and what it does to a caller, for the descriptions of the clients. */
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

  /** The same words for every client, whatever its exceptions are called. */
  Failure failure(Throwable thrown) {
    if (Thread.currentThread().isInterrupted()) {
      return asyncTimeout();
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
      if (cause instanceof TimeoutException || isTimeoutByAnotherName(cause)) {
        return new Failure(
            504, "the downstream is too slow: no answer in " + timeoutMillis + " ms");
      }
      if (cause instanceof ConnectException) {
        return new Failure(502, "the downstream failed: it cannot be connected to");
      }
    }
    return new Failure(502, "the downstream failed: it gave no valid answer");
  }

  /**
   * Of a caller that was interrupted: a Callable whose async timeout has fired. Its own answer may
   * be faster than that of Spring, and must say the same.
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
