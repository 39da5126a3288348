package org.servletbench.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings named {@code bench.*}; application.yaml holds their defaults.
 *
 * @param stack what serves the requests
 * @param downstream base URL of the service that answers {@code /sleep/{delay}}
 * @param downstreamTimeout how long a downstream call may take before it counts as too slow
 * @param blockingClient client that carries the calls of the blocking strategies
 * @param clientConnections concurrent connections to the downstream, 0 for unlimited
 * @param clientIoThreads threads of AsyncHttpClient, 0 for one per processor
 * @param asyncPool threads of the executor of async-blocking and async-context
 * @param asyncTimeout Tomcat's async timeout
 * @param connectorBuffers size in bytes of each of Tomcat's two buffers per connection, 0 for
 *     Tomcat's default
 * @param requestContextFilter whether Spring Boot's filter of that name runs
 * @param serverTiming whether answers report their stages in Server-Timing
 * @param sideDoorPort port of the side door, 0 for any
 */
@ConfigurationProperties(prefix = "bench", ignoreUnknownFields = false)
public record BenchSettings(
    Stack stack,
    URI downstream,
    Duration downstreamTimeout,
    BlockingClient blockingClient,
    int clientConnections,
    int clientIoThreads,
    int asyncPool,
    Duration asyncTimeout,
    int connectorBuffers,
    boolean requestContextFilter,
    boolean serverTiming,
    int sideDoorPort) {

  public BenchSettings {
    require(
        isHostAndPort(downstream),
        "bench.downstream is not of the form http://host:port: " + downstream);
    require(isTimeout(downstreamTimeout), "bench.downstream-timeout is not within 1ms..1d");
    require(clientConnections >= 0, "bench.client-connections is below 0");
    require(clientIoThreads >= 0, "bench.client-io-threads is below 0");
    require(asyncPool >= 1, "bench.async-pool is below 1");
    require(isTimeout(asyncTimeout), "bench.async-timeout is not within 1ms..1d");
    require(connectorBuffers >= 0, "bench.connector-buffers is below 0");
    require(sideDoorPort >= 0 && sideDoorPort <= 65535, "bench.side-door-port is not a port");
  }

  private static boolean isHostAndPort(URI url) {
    return url != null
        && "http".equals(url.getScheme())
        && url.getHost() != null
        && url.getPort() != 0
        && url.getPort() <= 65535
        && url.getUserInfo() == null
        && (url.getPath().isEmpty() || url.getPath().equals("/"))
        && url.getQuery() == null
        && url.getFragment() == null;
  }

  /** Returns the number of threads of AsyncHttpClient. */
  public int ioThreads() {
    return clientIoThreads == 0 ? Runtime.getRuntime().availableProcessors() : clientIoThreads;
  }

  /** The HTTP engines that RestTemplate can run on. */
  public enum BlockingClient {
    HTTP_URL_CONNECTION,
    JDK,
    APACHE,
    SOCKET;

    public String setting() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static boolean isTimeout(Duration timeout) {
    return timeout != null && timeout.toMillis() >= 1 && timeout.compareTo(Duration.ofDays(1)) <= 0;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
