package org.servletbench.app.downstream;

import io.netty.channel.ChannelOption;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Reactor Netty's client, used by WebClient and on its own. It is made when a strategy first needs
 * it, so that the others do not pay for it at their start.
 */
@Component
@Lazy
public final class ReactorClient implements DisposableBean {

  /** Equals the idle timeout of AsyncHttpClient. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final DownstreamCalls calls;
  private final ConnectionProvider connections;
  private final HttpClient client;
  private final int limit;
  private volatile ConnectionPoolMetrics pool;

  ReactorClient(DownstreamCalls calls, LoopResources loops, BenchSettings settings) {
    this.calls = calls;
    limit = settings.clientConnections();
    connections = pool(settings.downstreamTimeout());
    client = client(loops, settings.downstreamTimeout());
    calls.use(this);
  }

  private ConnectionProvider pool(Duration timeout) {
    return ConnectionProvider.builder("downstream")
        .maxConnections(limit == 0 ? Integer.MAX_VALUE : limit) // the default is 500
        .pendingAcquireMaxCount(-1) // the default is twice the connections
        .pendingAcquireTimeout(timeout)
        .maxIdleTime(IDLE)
        .lifo() // as AsyncHttpClient
        .metrics(true, () -> (name, id, address, metrics) -> pool = metrics)
        .build();
  }

  private HttpClient client(LoopResources loops, Duration timeout) {
    return HttpClient.create(connections)
        .runOn(loops, false) // false: no native transport
        .resolver(DefaultAddressResolverGroup.INSTANCE)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
        .responseTimeout(timeout)
        .followRedirect(false)
        .disableRetry(true) // one request must be one downstream call
        .doOnRequest((request, connection) -> calls.sent());
  }

  HttpClient http() {
    return client;
  }

  /** Returns the client for one call, which notes when the request is sent on its connection. */
  HttpClient http(Delay delay) {
    return delay.times() == null
        ? client
        : client.doOnRequest((request, connection) -> delay.called());
  }

  /** Returns the URI of a call. */
  URI uri(Delay delay) {
    return calls.uri(delay);
  }

  /**
   * Notes that a call has failed and says how. Only the timeout of the pool is a
   * java.util.concurrent one.
   */
  Failure failure(Delay delay, Throwable thrown) {
    delay.answered();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return calls.noConnection();
      }
    }
    return calls.failure(thrown);
  }

  /** Reads the current connections; the pool exists from the first call on. */
  ClientPool reading() {
    ConnectionPoolMetrics now = pool;
    return new ClientPool(
        limit == 0 ? null : limit,
        now == null ? 0 : now.acquiredSize(),
        now == null ? 0 : now.pendingAcquireSize());
  }

  /** Returns the response timeout in use, ms. */
  public long timeoutMillis() {
    return client.configuration().responseTimeout().toMillis();
  }

  /** Describes the client and its defaults, read from its configuration. */
  public String description() {
    HttpClientConfig config = client.configuration();
    return String.format(
        Locale.ROOT,
        "Reactor Netty, NIO, connect timeout %s ms, response timeout %d ms, idle timeout %d ms,"
            + " connections %s, retries %d",
        config.options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS),
        timeoutMillis(),
        IDLE.toMillis(),
        limit == 0
            ? "unlimited"
            : config.connectionProvider().maxConnections()
                + String.format(
                    Locale.ROOT,
                    ", a call waits up to %d ms until one is free and keeps no thread",
                    timeoutMillis()),
        config.isRetryDisabled() ? 0 : 1);
  }

  @Override
  public void destroy() {
    connections.dispose();
  }
}
