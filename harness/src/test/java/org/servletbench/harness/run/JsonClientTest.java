package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.TargetUrl;
import tools.jackson.databind.JsonNode;

class JsonClientTest {
  /** Checks a service without free descriptors, which accepts no second connection. */
  @Test
  void many_that_ask_at_once_share_one_connection() throws Exception {
    Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      server.setExecutor(readers);
      server.createContext(
          "/",
          exchange -> {
            connections.add(exchange.getRemoteAddress());
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
          });
      server.start();
      TargetUrl uri = TargetUrl.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      try (ExecutorService askers = Executors.newFixedThreadPool(4)) {
        List<Callable<JsonNode>> questions =
            Stream.generate(() -> (Callable<JsonNode>) () -> JsonClient.get(uri, JsonNode.class))
                .limit(100)
                .toList();
        for (Future<JsonNode> answer : askers.invokeAll(questions)) {
          assertThat(answer.get().isObject()).isTrue();
        }
      }
    } finally {
      server.stop(0);
      readers.shutdown();
    }
    assertThat(connections).hasSize(1);
  }

  @Test
  void who_does_not_answer_is_named() throws IOException {
    TargetUrl uri;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      uri = TargetUrl.parse("http://127.0.0.1:" + nobody.getLocalPort() + "/status");
    }
    assertThatThrownBy(() -> JsonClient.get(uri, JsonNode.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(uri + ": connection refused");
  }
}
