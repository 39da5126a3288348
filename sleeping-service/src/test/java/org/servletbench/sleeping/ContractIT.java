package org.servletbench.sleeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@EnumSource(ServerKind.class)
class ContractIT {
  private static final int THREADS = 20;
  private static final String TEXT = "text/plain;charset=UTF-8";

  @Parameter private ServerKind kind;
  private Server server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server = kind.start(THREADS);
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
      server.close();
    }
  }

  @Test
  void answers_true_after_the_asked_delay() {
    long start = System.nanoTime();
    HttpResponse<String> response = client.get("/sleep/300");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("true");
    assertThat(response.headers().allValues("Content-Type")).containsExactly(TEXT);
    assertThat(response.headers().allValues("Content-Length")).containsExactly("4");
  }

  @Test
  void answers_a_delay_of_zero() {
    assertThat(client.get("/sleep/0").body()).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "600001", "abc", "1.5", "", "99999999999999999999"})
  void refuses_a_bad_delay_with_the_reason_and_does_not_count_it(String delay) {
    HttpResponse<String> response = client.get("/sleep/" + delay);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().allValues("Content-Type")).containsExactly(TEXT);
    assertThat(response.body())
        .isEqualTo("the delay must be a whole number of milliseconds in 0..600000");
    assertThat(client.stat("hits")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sleep", "/favicon.ico", "/stats/x"})
  void does_not_find_other_paths(String path) {
    HttpResponse<String> response = client.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().allValues("Content-Type")).containsExactly(TEXT);
    assertThat(response.body()).startsWith("not found").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"POST, /sleep/1, GET", "DELETE, /stats, GET", "GET, /stats/reset, POST"})
  void tells_the_method_to_use(String method, String path, String allow) {
    HttpResponse<String> response = client.send(method, path).join();
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().allValues("Allow")).containsExactly(allow);
    assertThat(response.body()).isEqualTo("method not allowed: use " + allow);
  }

  @Test
  void answers_head_without_a_body() {
    String answer =
        client.untilClosed("HEAD /sleep/1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 405 ").endsWith("\r\n\r\n");
  }

  @Test
  void reads_stats_as_json_before_any_request() {
    HttpResponse<String> response = client.get("/stats");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(response.body())
        .startsWith("{\"mode\": \"" + kind.mode().label() + "\", \"pid\": ")
        .contains("\"pid\": " + ProcessHandle.current().pid() + ",")
        .contains("\"lateness\": {\"count\": 0, \"meanMillis\": null,");
  }

  @Test
  void counts_what_is_in_flight_and_what_is_completed() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> slow =
        List.of(client.send("GET", "/sleep/1500"), client.send("GET", "/sleep/1500"));
    client.awaitStat("inFlight", 2);
    client.get("/sleep/1");
    assertThat(client.stat("hits")).isEqualTo(3);
    assertThat(client.stat("completed")).isEqualTo(1);
    assertThat(client.stat("inFlightPeak")).isEqualTo(3);
    slow.forEach(CompletableFuture::join);
    assertThat(client.stat("completed")).isEqualTo(3);
    assertThat(client.stat("inFlight")).isZero();
    assertThat(client.stat("count")).isEqualTo(3);
  }

  @Test
  void a_reset_keeps_only_what_is_in_flight() throws Exception {
    client.get("/sleep/1");
    CompletableFuture<HttpResponse<String>> slow = client.send("GET", "/sleep/1500");
    client.awaitStat("inFlight", 1);
    client.get("/sleep/1");
    HttpResponse<String> reset = client.post("/stats/reset");
    assertThat(reset.statusCode()).isEqualTo(204);
    assertThat(reset.body()).isEmpty();
    assertThat(client.stat("hits")).isZero();
    assertThat(client.stat("completed")).isZero();
    assertThat(client.stat("count")).isZero();
    assertThat(client.stat("inFlightPeak")).isEqualTo(1);
    slow.join();
    assertThat(client.stat("inFlight")).isZero();
  }

  @Test
  void answers_stats_while_more_sleep_than_there_are_threads() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> slow =
        IntStream.range(0, 2 * THREADS).mapToObj(i -> client.send("GET", "/sleep/1500")).toList();
    client.awaitStat("inFlight", 2 * THREADS);
    assertThat(client.stat("completed")).isZero();
    for (CompletableFuture<HttpResponse<String>> response : slow) {
      assertThat(response.join().body()).isEqualTo("true");
    }
    assertThat(client.stat("inFlight")).isZero();
    assertThat(client.stat("count")).isEqualTo(2 * THREADS);
  }

  @Test
  void a_client_that_goes_away_is_completed_at_its_time() throws Exception {
    try (var socket = client.connect()) {
      socket.getOutputStream().write("GET /sleep/500 HTTP/1.1\r\nHost: h\r\n\r\n".getBytes());
      client.awaitStat("hits", 1);
    }
    client.awaitStat("completed", 1);
    assertThat(client.stat("inFlight")).isZero();
  }
}
