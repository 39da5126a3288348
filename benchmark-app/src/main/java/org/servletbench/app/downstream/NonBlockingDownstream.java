package org.servletbench.app.downstream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.Response;
import org.servletbench.app.BenchSettings;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The client that keeps no thread: AsyncHttpClient, as in the article. */
@Component
public final class NonBlockingDownstream implements DisposableBean {

  /**
   * Below Tomcat's keep-alive of 60 s: the side that asks closes first, so no request meets a
   * closed connection.
   */
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final DownstreamCalls calls;
  private final AsyncHttpClient client;

  NonBlockingDownstream(DownstreamCalls calls, BenchSettings settings) {
    this.calls = calls;
    client = Dsl.asyncHttpClient(config(settings.downstreamTimeout()));
  }

  private static DefaultAsyncHttpClientConfig config(Duration timeout) {
    return Dsl.config()
        .setConnectTimeout(timeout)
        .setRequestTimeout(timeout)
        .setReadTimeout(timeout)
        .setMaxRequestRetry(0) // the default is 5: one request must be one downstream call
        .setFollowRedirect(false)
        .setMaxConnections(-1)
        .setMaxConnectionsPerHost(-1)
        .setPooledConnectionIdleTimeout(IDLE)
        .setIoThreadsCount(Runtime.getRuntime().availableProcessors())
        .setUseNativeTransport(false)
        .setShutdownQuietPeriod(Duration.ZERO)
        .setShutdownTimeout(Duration.ofSeconds(1))
        .build();
  }

  /** Returns at once; the future ends in an I/O thread, with the answer or a failure. */
  public CompletableFuture<Answer> call(Delay delay) {
    return client
        .prepareGet(calls.start(delay).toString())
        .execute()
        .toCompletableFuture()
        .handle(this::answer);
  }

  private Answer answer(Response response, Throwable thrown) {
    if (thrown != null) {
      throw calls.failure(thrown);
    }
    return Answer.relayed(response.getStatusCode(), response.getResponseBodyAsBytes());
  }

  /** The timeout in use, ms. */
  public long timeoutMillis() {
    return client.getConfig().getRequestTimeout().toMillis();
  }

  /** The client and what it does unasked, read from its configuration. */
  public String description() {
    AsyncHttpClientConfig config = client.getConfig();
    return "AsyncHttpClient, NIO, %d I/O threads, request timeout %d ms, read timeout %d ms, idle timeout %d ms, connections %s, retries %d"
        .formatted(
            config.getIoThreadsCount(),
            config.getRequestTimeout().toMillis(),
            config.getReadTimeout().toMillis(),
            config.getPooledConnectionIdleTimeout().toMillis(),
            config.getMaxConnections() < 0 ? "unlimited" : "" + config.getMaxConnections(),
            config.getMaxRequestRetry());
  }

  @Override
  public void destroy() throws Exception {
    client.close();
  }
}
