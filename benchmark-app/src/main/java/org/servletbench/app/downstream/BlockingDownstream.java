package org.servletbench.app.downstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import org.servletbench.app.BenchSettings;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.NoOpResponseErrorHandler;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * The client that keeps its thread until the answer is there: RestTemplate, as in the article. Its
 * engine is named, because Spring picks another as soon as another is on the class path.
 */
@Component
public final class BlockingDownstream {

  /**
   * Idle connections kept per host: as many as the connector accepts, the JDK's default being 5.
   */
  private static final String KEPT_CONNECTIONS = "8192";

  private final DownstreamCalls calls;
  private final String description;
  private final RestTemplate restTemplate;

  BlockingDownstream(DownstreamCalls calls, BenchSettings settings) {
    this.calls = calls;
    var engine = new PlainConnections();
    engine.setProxy(Proxy.NO_PROXY);
    engine.setConnectTimeout(settings.downstreamTimeout());
    engine.setReadTimeout(settings.downstreamTimeout());
    restTemplate = new RestTemplate(List.of(new ByteArrayHttpMessageConverter()));
    restTemplate.setRequestFactory(engine);
    restTemplate.setErrorHandler(new NoOpResponseErrorHandler());
    description = describe(engine.unconnected(settings.downstream()));
  }

  /** Must come before the first call of the process: the JDK reads the property once. */
  public static void keepConnections() {
    System.setProperty("http.maxConnections", KEPT_CONNECTIONS);
  }

  /** Blocks until a connection is free and the downstream has answered or failed. */
  public Answer call(Delay delay) {
    URI uri = calls.start(delay);
    try {
      ResponseEntity<byte[]> answer = restTemplate.getForEntity(uri, byte[].class);
      return Answer.relayed(answer.getStatusCode().value(), bytes(answer));
    } catch (RestClientException | IllegalArgumentException e) {
      // IllegalArgumentException: Spring's, for an answer that has no HTTP status
      throw calls.failure(e);
    } finally {
      calls.end();
    }
  }

  /** The client and what it does unasked, read from one of its connections. */
  public String description() {
    return description + ", " + calls.limit();
  }

  private static byte[] bytes(ResponseEntity<byte[]> answer) {
    byte[] body = answer.getBody();
    return body == null ? new byte[0] : body;
  }

  private static String describe(HttpURLConnection connection) {
    return "RestTemplate over HttpURLConnection, connect timeout %d ms, read timeout %d ms, up to %s idle connections, resends a GET once when a connection fails before the answer"
        .formatted(
            connection.getConnectTimeout(),
            connection.getReadTimeout(),
            System.getProperty("http.maxConnections", "5"));
  }

  /** Follows no redirects, as the other client does not. */
  private static final class PlainConnections extends SimpleClientHttpRequestFactory {

    @Override
    protected void prepareConnection(HttpURLConnection connection, String method)
        throws IOException {
      super.prepareConnection(connection, method);
      connection.setInstanceFollowRedirects(false);
    }

    HttpURLConnection unconnected(URI uri) {
      try {
        HttpURLConnection connection = openConnection(uri.toURL(), Proxy.NO_PROXY);
        prepareConnection(connection, HttpMethod.GET.name());
        return connection;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
