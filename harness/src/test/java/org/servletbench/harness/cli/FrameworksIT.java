package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.FrameworkStarter.INSTALLATION;
import static org.servletbench.harness.cli.FrameworkStarter.LIBRARY;
import static org.servletbench.harness.cli.FrameworkStarter.READY;
import static org.servletbench.harness.cli.FrameworkStarter.url;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.cli.PlainClient.Reply;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.run.Readiness;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Ports;

/**
 * Holds each server of frameworks/ to frameworks/CONTRACT.md, if its toolchain is installed. The
 * first run builds them, which takes minutes.
 */
@Tag("side-by-side")
@ParameterizedClass
@MethodSource("names")
class FrameworksIT {
  @TempDir private static Path folder;
  private static FrameworkStarter starter;
  private static ManagedProcess sleeping;
  private static int sleepingPort;

  private static int port;
  private static ManagedProcess server;

  private final Framework framework;

  FrameworksIT(String name) {
    this.framework = LIBRARY.framework(name);
  }

  /** What the article prints is there to be shown, not to keep to a contract. */
  static Stream<String> names() {
    return LIBRARY.frameworks().stream().filter(name -> !name.startsWith("as-printed-"));
  }

  @BeforeAll
  static void the_sleeping_service_runs() throws InterruptedException {
    starter = new FrameworkStarter(folder);
    sleepingPort = Ports.firstFree(23_000); // beyond those of FreePort
    sleeping =
        starter.start(
            "sleeping-service",
            List.of(
                Jdk.current().java().toString(),
                "-jar",
                INSTALLATION.sleepingServiceJar().toString(),
                "--server.port=" + sleepingPort));
    Readiness.await(url(sleepingPort, "/stats"), sleeping, READY);
  }

  @AfterAll
  static void the_sleeping_service_ends() {
    sleeping.close();
  }

  @BeforeParameterizedClassInvocation
  static void the_server_runs(String name) throws InterruptedException {
    Framework framework = LIBRARY.framework(name);
    port = Ports.firstFree(sleepingPort + 1);
    server = starter.start(framework, port, sleepingPort);
    FrameworkStarter.awaitReady(framework, port, server);
  }

  @AfterParameterizedClassInvocation
  static void the_server_ends() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void the_root_says_hello() throws IOException {
    Reply reply = PlainClient.get(port, "/");

    assertThat(reply.said()).isEqualTo("200 Hello");
    assertThat(reply.contentType()).isEqualTo("text/plain;charset=utf-8");
  }

  @Test
  void a_wait_asks_the_downstream_once_and_hands_its_answer_on() throws IOException {
    long hits = PlainClient.hits(sleepingPort);
    long start = System.nanoTime();
    Reply reply = PlainClient.get(port, "/wait/50");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(50));
    assertThat(reply.said()).isEqualTo("200 true");
    assertThat(reply.contentType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(PlainClient.hits(sleepingPort) - hits).isEqualTo(1);
  }

  @Test
  void what_the_downstream_refuses_is_handed_on_too() throws IOException {
    Reply refused = PlainClient.get(sleepingPort, "/sleep/600001");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(PlainClient.get(port, "/wait/600001").said()).isEqualTo(refused.said());
  }

  @Test
  void any_other_path_is_not_found() throws IOException {
    for (String path : "/x /hello/x /wait /wait/ /wait/x /wait/5x /wait/-5 /wait/5/5".split(" ")) {
      assertThat(PlainClient.get(port, path).said())
          .as(path)
          .isEqualToIgnoringCase("404 not found");
    }
  }

  @Test
  void a_connection_serves_as_many_requests_as_the_client_likes() throws IOException {
    try (PlainClient client = new PlainClient(port)) {
      for (int i = 0; i < 300; i++) {
        assertThat(client.get("/").said()).as("request %d", i).isEqualTo("200 Hello");
      }
      assertThat(client.get("/wait/1").said()).isEqualTo("200 true");
      assertThat(client.get("/x").said()).isEqualToIgnoringCase("404 not found");
      assertThat(client.get("/").said()).isEqualTo("200 Hello");
    }
  }

  @Tag("slow") // the time after which servers close idle connections
  @Test
  void a_connection_without_requests_is_kept() throws Exception {
    try (PlainClient client = new PlainClient(port)) {
      client.get("/");
      Thread.sleep(Duration.ofSeconds(40)); // what is tested is that nothing happens meanwhile
      assertThat(client.get("/").said()).isEqualTo("200 Hello");
    }
  }

  @Test
  void a_client_that_asks_for_it_finds_the_connection_closed() throws IOException {
    for (String path : List.of("/", "/wait/1", "/x")) {
      try (PlainClient client = new PlainClient(port)) {
        Reply reply = client.ask(path, "HTTP/1.1", "Host: 127.0.0.1", "Connection: close");

        assertThat(reply.headers()).as(path).containsEntry("connection", "close");
        assertThat(client.isEnded()).as(path).isTrue();
      }
    }
  }

  @Test
  void an_old_client_finds_the_connection_closed_unless_it_asks_to_keep_it() throws IOException {
    try (PlainClient client = new PlainClient(port)) {
      for (int i = 0; i < 3; i++) {
        Reply kept = client.ask("/", "HTTP/1.0", "Host: 127.0.0.1", "Connection: Keep-Alive");
        assertThat(kept.said()).isEqualTo("200 Hello");
      }
      assertThat(client.ask("/", "HTTP/1.0", "Host: 127.0.0.1").said()).isEqualTo("200 Hello");
      assertThat(client.isEnded()).isTrue();
    }
  }

  /** Again with longer waits: on a slow machine the first may end before the last has begun. */
  @Test
  void many_wait_at_once_and_keep_nobody_from_an_answer() throws Exception {
    assertThat(answersWhileManyWait(3_000) || answersWhileManyWait(9_000)).isTrue();
  }

  private static boolean answersWhileManyWait(int millis) throws Exception {
    int many = 100;
    long hits = PlainClient.hits(sleepingPort);
    long start = System.nanoTime();
    long answered;
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> waiting = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        waiting.add(clients.submit(() -> PlainClient.get(port, "/wait/" + millis)));
      }
      while (PlainClient.hits(sleepingPort) - hits < many) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(READY);
        Thread.sleep(20);
      }
      assertThat(PlainClient.get(port, "/").said()).isEqualTo("200 Hello");
      answered = System.nanoTime();
      for (Future<Reply> each : waiting) {
        assertThat(each.get().said()).isEqualTo("200 true");
      }
    }
    assertThat(PlainClient.hits(sleepingPort) - hits).as("calls").isEqualTo(many);
    return answered - start < Duration.ofMillis(millis).toNanos();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void without_a_downstream_a_wait_is_a_bad_gateway_and_one_in_chunks_is_handed_on_or_refused(
      @TempDir Path own) throws Exception {
    int other = Ports.firstFree(24_000); // far from those of the test beside it
    int downstreamPort = Ports.firstFree(other + 1);
    try (ManagedProcess alone = new FrameworkStarter(own).start(framework, other, downstreamPort)) {
      FrameworkStarter.awaitReady(framework, other, alone);

      assertThat(PlainClient.get(other, "/wait/1").status()).isEqualTo(502);
      assertThat(PlainClient.get(other, "/").said()).isEqualTo("200 Hello");
      try (ServerSocket downstream = FrameworkStarter.downstreamInChunks(downstreamPort, "true")) {
        assertThat(PlainClient.get(other, "/wait/1").said()).matches("200 true|502 .*");
      }
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void a_port_that_is_taken_ends_it_with_its_reason(@TempDir Path own) throws InterruptedException {
    try (ManagedProcess second = new FrameworkStarter(own).start(framework, port, sleepingPort)) {
      assertThat(second.awaitEnd(READY)).isTrue();
      assertThat(second.exitCode().orElse(0)).isNotZero();
      assertThat(String.join("\n", second.lastLines(20)))
          .containsPattern("(?i)address|already in use");
    }
  }
}
