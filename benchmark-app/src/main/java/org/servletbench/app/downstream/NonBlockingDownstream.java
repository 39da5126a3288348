package org.servletbench.app.downstream;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.Response;
import org.asynchttpclient.uri.Uri;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The client that blocks no thread: AsyncHttpClient, as in the article. */
@Component
public final class NonBlockingDownstream implements DisposableBean {

  private final DownstreamCalls calls;
  private final Uri sleep;
  private final AsyncHttpClient client;

  NonBlockingDownstream(DownstreamCalls calls, BenchSettings settings) {
    this.calls = calls;
    sleep = Uri.create(calls.prefix().toString());
    client =
        Dsl.asyncHttpClient(
            config(
                settings.downstreamTimeout(), settings.clientConnections(), settings.ioThreads()));
  }

  private static DefaultAsyncHttpClientConfig config(
      Duration timeout, int connections, int ioThreads) {
    return Dsl.config()
        .setConnectTimeout(timeout)
        .setRequestTimeout(timeout)
        .setReadTimeout(
            timeout) // equal to the request timeout, so that it needs no timer of its own
        .setEnableAutomaticDecompression(false) // as all other clients here
        .setCookieStore(null) // as all other clients here
        .setMaxRequestRetry(0) // the default is 5: one request must be one downstream call
        .setFollowRedirect(false)
        .setMaxConnections(-1)
        .setMaxConnectionsPerHost(connections == 0 ? -1 : connections)
        // With the default of 0 a call fails at once while a closing connection still counts.
        .setAcquireFreeChannelTimeout(connections == 0 ? 0 : (int) timeout.toMillis())
        .setPooledConnectionIdleTimeout(BlockingDownstream.IDLE)
        .setIoThreadsCount(ioThreads)
        .setUseNativeTransport(false)
        .setShutdownQuietPeriod(Duration.ZERO)
        .setShutdownTimeout(Duration.ofSeconds(1))
        .build();
  }

  /**
   * Returns at once, or blocks while the limit of connections is reached: AsyncHttpClient's own
   * limit also waits in the caller. The future ends in an I/O thread, with the answer or a failure.
   */
  public CompletableFuture<Answer> call(Delay delay) {
    calls.start(delay);
    CompletableFuture<Response> response;
    try {
      response =
          client
              .executeRequest(new RequestBuilder().setUri(uri(delay)).build())
              .toCompletableFuture();
    } catch (RuntimeException e) {
      calls.end(delay);
      throw e;
    }
    return response.handle((answered, thrown) -> answer(delay, answered, thrown));
  }

  /** Builds the URI from its parts; given as text it would be parsed twice for each call. */
  private Uri uri(Delay delay) {
    return new Uri(
        sleep.getScheme(),
        null,
        sleep.getHost(),
        sleep.getPort(),
        sleep.getPath() + delay.millis(),
        null,
        null);
  }

  /** Converts the outcome. The connection is back in the pool by now, for the next call. */
  private Answer answer(Delay delay, Response response, Throwable thrown) {
    calls.end(delay);
    if (thrown != null) {
      throw calls.failure(thrown);
    }
    return Answer.relayed(response.getStatusCode(), response.getResponseBodyAsBytes());
  }

  /** Returns the request timeout in use, ms. */
  public long timeoutMillis() {
    return client.getConfig().getRequestTimeout().toMillis();
  }

  /** Returns the number of threads that carry the calls. */
  public int ioThreads() {
    return client.getConfig().getIoThreadsCount();
  }

  /** Describes the client and its defaults, read from its configuration. */
  public String description() {
    AsyncHttpClientConfig config = client.getConfig();
    return String.format(
        Locale.ROOT,
        "AsyncHttpClient, NIO, request timeout %d ms, read timeout %d ms, idle timeout %d ms, %s,"
            + " retries %d, %s, %s",
        config.getRequestTimeout().toMillis(),
        config.getReadTimeout().toMillis(),
        config.getPooledConnectionIdleTimeout().toMillis(),
        calls.limit(),
        config.getMaxRequestRetry(),
        config.getCookieStore() == null ? "no cookies" : "cookies",
        config.isEnableAutomaticDecompression() ? "decompression" : "no decompression");
  }

  @Override
  public void destroy() throws Exception {
    client.close();
  }
}
