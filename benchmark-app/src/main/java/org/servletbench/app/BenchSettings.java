package org.servletbench.app;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings named {@code bench.*}; their defaults stand in application.yaml.
 *
 * @param downstream where {@code /sleep/{delay}} is
 * @param downstreamTimeout until a downstream call counts as too slow
 * @param clientConnections connections to the downstream at once, 0 for unlimited
 * @param asyncPool threads of the executor of async-blocking and async-context
 * @param asyncTimeout Tomcat's async timeout
 * @param sideDoorPort port of the side door, 0 for any
 */
@ConfigurationProperties(prefix = "bench", ignoreUnknownFields = false)
public record BenchSettings(
    URI downstream,
    Duration downstreamTimeout,
    int clientConnections,
    int asyncPool,
    Duration asyncTimeout,
    int sideDoorPort) {

  public BenchSettings {
    require(
        "http".equals(downstream.getScheme()) && downstream.getHost() != null,
        "bench.downstream is not of the form http://host:port: " + downstream);
    require(isTimeout(downstreamTimeout), "bench.downstream-timeout is not within 1ms..1d");
    require(clientConnections >= 0, "bench.client-connections is below 0");
    require(asyncPool >= 1, "bench.async-pool is below 1");
    require(isTimeout(asyncTimeout), "bench.async-timeout is not within 1ms..1d");
    require(sideDoorPort >= 0 && sideDoorPort <= 65535, "bench.side-door-port is not a port");
  }

  private static boolean isTimeout(Duration timeout) {
    return timeout.toMillis() >= 1 && timeout.compareTo(Duration.ofDays(1)) <= 0;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
