package org.servletbench.app.downstream.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class SocketClientIT {

  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final ScriptedServer server = new ScriptedServer();
  private SocketClient client;

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void start(Duration timeout, Duration idle) {
    client = new SocketClient(server.uri("/sleep/"), timeout, idle);
  }

  private static Executor threads(boolean virtual) {
    return virtual ? Thread::startVirtualThread : task -> Thread.ofPlatform().start(task);
  }

  @Test
  void asks_with_a_host_and_uses_the_connection_again() throws IOException {
    start(PATIENT, PATIENT);
    for (int i = 0; i < 5; i++) {
      assertThat(client.get(i).status()).isEqualTo(200);
    }
    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.heads())
        .hasSize(5)
        .last()
        .isEqualTo("GET /sleep/4 HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void takes_as_many_connections_as_there_are_calls_at_once(boolean virtual) throws IOException {
    start(PATIENT, PATIENT);
    for (int round = 0; round < 3; round++) {
      var calls = new ArrayList<CompletableFuture<Reply>>();
      for (int i = 0; i < 50; i++) {
        calls.add(CompletableFuture.supplyAsync(() -> get(600), threads(virtual)));
      }
      calls.forEach(call -> assertThat(call.join().body()).asString().isEqualTo("true"));
    }
    assertThat(server.connections()).isEqualTo(50);
    assertThat(client.connections()).isEqualTo(50);
    client.get(1);
    assertThat(server.connections()).isEqualTo(50);
  }

  private Reply get(long number) {
    try {
      return client.get(number);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gives_up_when_the_answer_takes_too_long(boolean virtual) {
    start(Duration.ofMillis(300), PATIENT);
    long start = System.nanoTime();
    var call = CompletableFuture.supplyAsync(() -> get(10_000), threads(virtual));
    assertThatThrownBy(call::join).rootCause().isInstanceOf(SocketTimeoutException.class);
    assertThat((System.nanoTime() - start) / 1_000_000).isBetween(300L, 2_000L);
    assertThat(client.connections()).isZero();
  }

  @Test
  void gives_up_when_the_connection_is_not_accepted_in_time() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      URI prefix = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/sleep/");
      client = new SocketClient(prefix, Duration.ofMillis(200), PATIENT);
      for (int i = 0; i < 4; i++) { // those in the backlog are not answered, the others not even
        assertThatThrownBy(() -> client.get(1)).isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @Test
  void says_when_nobody_listens() {
    server.close();
    start(PATIENT, PATIENT);
    assertThatThrownBy(() -> client.get(1)).isInstanceOf(ConnectException.class);
  }

  @Test
  void sends_nothing_twice_when_a_connection_ends_before_the_answer() throws IOException {
    start(PATIENT, PATIENT);
    client.get(1);
    server.closesInsteadOfAnswering(true);
    assertThatThrownBy(() -> client.get(2)).isInstanceOf(IOException.class);
    assertThat(server.heads()).hasSize(2);
    server.closesInsteadOfAnswering(false);
    assertThat(client.get(3).status()).isEqualTo(200);
    assertThat(server.heads()).hasSize(3);
  }

  @Test
  void notices_that_an_idle_connection_was_closed_before_it_sends() throws Exception {
    start(PATIENT, PATIENT);
    client.get(1);
    server.closeConnections();
    Thread.sleep(1_100);
    assertThat(client.get(2).status()).isEqualTo(200);
    assertThat(server.heads()).hasSize(2);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void keeps_an_idle_connection_that_is_still_open_after_looking_at_it() throws Exception {
    start(PATIENT, PATIENT);
    client.get(1);
    Thread.sleep(1_100);
    client.get(2);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void closes_what_has_been_idle_for_too_long() throws Exception {
    start(PATIENT, Duration.ofMillis(200));
    client.get(1);
    assertThat(client.connections()).isEqualTo(1);
    long limit = System.nanoTime() + 10_000_000_000L; // others are patient for twice as long
    while (client.connections() > 0 && System.nanoTime() < limit) {
      Thread.sleep(50);
    }
    assertThat(client.connections()).isZero();
    client.get(2);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void interrupting_the_caller_ends_the_call() throws Exception {
    start(PATIENT, PATIENT);
    var ended = new CompletableFuture<Throwable>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    client.get(10_000);
                  } catch (IOException e) {
                    ended.complete(e);
                  }
                });
    while (server.heads().isEmpty()) {
      Thread.sleep(10);
    }
    caller.interrupt();
    assertThat(ended.get()).isInstanceOf(IOException.class);
    assertThat(client.connections()).isZero();
  }
}
