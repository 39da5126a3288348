package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.TargetUrl;

class ServingCheckIT {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 500, 503})
  void a_target_that_answers_nothing_well_is_told_with_its_status(int status) throws Exception {
    assertThat(failure(n -> status))
        .endsWith(
            " serves nothing: of 5 requests, 5 ended with: status %d; start the server or correct the URL"
                .formatted(status));
  }

  @Test
  void one_good_answer_is_enough_for_a_search() throws Exception {
    assertThat(failure(n -> n < 4 ? 500 : 204)).isEmpty();
  }

  @Test
  void a_port_where_nobody_listens_is_told_at_once() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(ServingCheck.failure(TargetUrl.parse("http://127.0.0.1:" + port + "/"), PATIENCE))
        .hasValueSatisfying(
            words -> assertThat(words).contains("5 ended with: connection refused"));
  }

  @Test
  void a_server_that_never_answers_costs_no_more_than_the_timeout() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + socket.getLocalPort() + "/";

      assertThat(ServingCheck.failure(TargetUrl.parse(url), Duration.ofMillis(200)))
          .hasValueSatisfying(
              words -> assertThat(words).contains("of 1 requests, 1 ended with: not done within"));
    }
  }

  private static String failure(IntUnaryOperator statusOf) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 9);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(statusOf.applyAsInt(asked.incrementAndGet()), -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      return ServingCheck.failure(TargetUrl.parse(url), PATIENCE).orElse("");
    } finally {
      server.stop(0);
    }
  }
}
