package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Outcome;

/** Resolves names and IPv6 addresses. */
class AddressesIT {
  @TempDir Path out;

  @ParameterizedTest(name = "a server on {0} is found as {1}")
  @CsvSource({"::1, [::1]", "127.0.0.1, localhost", "127.0.0.1, LocalHost", "::, localhost"})
  void a_server_is_found_and_told_its_name(String listens, String host) throws Exception {
    Set<String> told = ConcurrentHashMap.newKeySet();
    HttpServer server = HttpServer.create(new InetSocketAddress(listens, 0), 50);
    server.createContext(
        "/",
        exchange -> {
          told.add(exchange.getRequestHeaders().getFirst("Host"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      String authority = host + ":" + server.getAddress().getPort();
      EngineResult result =
          EngineResult.of(
              out, "--url=HTTP://" + authority + "/x", "--load=even:40:250ms", "--pause=0s");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 10L));
      assertThat(told).containsExactly(authority);
    } finally {
      server.stop(0);
    }
  }
}
