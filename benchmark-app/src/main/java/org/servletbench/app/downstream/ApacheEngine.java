package org.servletbench.app.downstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** Runs calls on Apache HttpClient 5, without retries, redirects, cookies and encodings. */
final class ApacheEngine implements BlockingEngine {

  /**
   * Lifts the client's own limits (5 per route, 25 in all by default): the app's permits are the
   * only limit.
   */
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofSeconds(1);

  private final Duration timeout;
  private final Duration idle;
  private final PoolingHttpClientConnectionManager pool;
  private final CloseableHttpClient client;

  ApacheEngine(Duration timeout, Duration idle) {
    this.timeout = timeout;
    this.idle = idle;
    pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(UNLIMITED)
            .setMaxConnPerRoute(UNLIMITED)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(timeout))
                    .setSocketTimeout(Timeout.of(timeout))
                    .setIdleTimeout(Timeout.of(idle))
                    .setValidateAfterInactivity(LOOKED_AT_AFTER)
                    .build())
            .build();
    client =
        HttpClients.custom()
            .setConnectionManager(pool)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(Timeout.of(timeout))
                    .setConnectionRequestTimeout(Timeout.of(timeout))
                    .setProtocolUpgradeEnabled(false) // else each request offers TLS
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching()
            .build();
  }

  @Override
  public ClientHttpRequestFactory requestFactory() {
    return new HttpComponentsClientHttpRequestFactory(client);
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "Apache HttpClient 5, %s connections a route, connect timeout %d ms, response timeout %2$d"
            + " ms, idle timeout %d ms, looked at after %s idle, retries 0",
        pool.getDefaultMaxPerRoute() == UNLIMITED ? "unlimited" : pool.getDefaultMaxPerRoute(),
        timeout.toMillis(),
        idle.toMillis(),
        LOOKED_AT_AFTER);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
