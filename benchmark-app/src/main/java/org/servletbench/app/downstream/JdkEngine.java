package org.servletbench.app.downstream;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/**
 * Runs calls on the JDK's HttpClient (Java 11 and later), which is asynchronous inside: the caller
 * waits for its future.
 */
final class JdkEngine implements BlockingEngine {

  private final HttpClient client;
  private final Duration timeout;
  private final ClientHttpRequestFactory requestFactory;

  JdkEngine(Duration timeout) {
    this.timeout = timeout;
    client = JdkHttpClient.create(timeout);
    JdkClientHttpRequestFactory spring = new JdkClientHttpRequestFactory(client);
    spring.setReadTimeout(timeout); // Spring's own: it bounds the whole answer
    spring.enableCompression(false);
    requestFactory = new BodyFailures(spring, timeout);
  }

  @Override
  public ClientHttpRequestFactory requestFactory() {
    return requestFactory;
  }

  @Override
  public String description() {
    return JdkHttpClient.describe(client, timeout);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
