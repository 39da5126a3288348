package org.servletbench.app.downstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** Runs calls on the JDK's oldest client, the one behind {@code new RestTemplate()}. */
final class HttpUrlConnectionEngine implements BlockingEngine {

  /** Idle connections kept per host; the JDK's default is 5. */
  private static final String KEPT = "http.maxConnections";

  /** Seconds that an idle connection is kept; the JDK's default is 5. */
  private static final String IDLE = "http.keepAlive.time.server";

  /** Kilobytes that the JDK reads of a closed body to keep its connection; its default is 512. */
  private static final String UNREAD = "http.KeepAlive.remainingData";

  private final PlainConnections connections = new PlainConnections();
  private final ClientHttpRequestFactory requestFactory = new BodyFailures(connections);
  private final HttpURLConnection example;

  HttpUrlConnectionEngine(BenchSettings settings) {
    connections.setProxy(Proxy.NO_PROXY);
    connections.setConnectTimeout(settings.downstreamTimeout());
    connections.setReadTimeout(settings.downstreamTimeout());
    example = connections.unconnected(settings.downstream());
  }

  /**
   * Sets how many idle connections are kept, as many as the connector accepts, and how long: as
   * long as by the other clients. A body that is closed before its end closes its connection at
   * once. Call it before the first request of the process, because the JDK reads the properties
   * once.
   */
  static void configureJvm() {
    System.getProperties().putIfAbsent(KEPT, "8192");
    System.getProperties().putIfAbsent(IDLE, "20");
    System.getProperties().putIfAbsent(UNREAD, "0");
  }

  @Override
  public ClientHttpRequestFactory requestFactory() {
    return requestFactory;
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "HttpURLConnection, connect timeout %d ms, read timeout %d ms, idle timeout %s s, up to %s"
            + " idle connections, resends a GET once when a connection fails before the answer",
        example.getConnectTimeout(),
        example.getReadTimeout(),
        System.getProperty(IDLE, "5"),
        System.getProperty(KEPT, "5"));
  }

  /** Follows no redirects, as the other clients do not. */
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
