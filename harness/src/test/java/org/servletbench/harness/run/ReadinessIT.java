package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.FreePort;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Ports;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;
import org.servletbench.harness.system.TinyServer;

class ReadinessIT {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void a_server_is_ready_when_it_answers() throws InterruptedException {
    int port = FreePort.any();
    try (ManagedProcess server =
        start(
            Jdk.current().java().toString(),
            "-cp",
            System.getProperty("java.class.path"),
            TinyServer.class.getName(),
            Integer.toString(port))) {
      Readiness.await(uri(port), server, LONG);
      Ports.requireOwnedBy(port, server.pid(), server.name());
    }
    assertThat(Ports.isFree(port)).isTrue();
  }

  @Test
  void a_server_that_dies_is_reported_with_its_last_lines() {
    int port = FreePort.any();
    try (ManagedProcess server = start("sh", "-c", "echo no such setting >&2; exit 2")) {
      assertThatThrownBy(() -> Readiness.await(uri(port), server, LONG))
          .isInstanceOf(BenchException.class)
          .hasMessageStartingWith("thing ended with exit code 2 before it answered " + uri(port))
          .hasMessageContaining("no such setting");
    }
  }

  @Test
  void a_server_that_keeps_silent_is_reported_in_time() {
    int port = FreePort.any();
    try (ManagedProcess server = start("sleep", "600")) {
      assertThatThrownBy(() -> Readiness.await(uri(port), server, Duration.ofMillis(300)))
          .isInstanceOf(BenchException.class)
          .hasMessageStartingWith(
              "thing did not answer "
                  + uri(port)
                  + " with 200 within 300 ms (last: connection refused); its log");
    }
  }

  /** Whether an answer is a good one is for the load to say. */
  @Test
  void a_server_that_cuts_its_answer_short_is_ready_all_the_same() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread serving = Thread.ofVirtual().start(() -> cutShort(listener));

      assertThat(Readiness.answers(uri(listener.getLocalPort()))).isTrue();
      serving.join();
    }
  }

  private static void cutShort(ServerSocket listener) {
    try (Socket client = listener.accept()) {
      client.getInputStream().read(new byte[1000]);
      client
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHel".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void an_interrupt_ends_the_wait() {
    int port = FreePort.any();
    try (ManagedProcess server = start("sleep", "600")) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> Readiness.await(uri(port), server, LONG))
          .isInstanceOf(InterruptedException.class);
    }
  }

  private static TargetUrl uri(int port) {
    return TargetUrl.parse("http://127.0.0.1:" + port + "/stats");
  }

  private ManagedProcess start(String... command) {
    return ManagedProcess.start(
        new ProcessSpec("thing", List.of(command), folder.resolve("thing.log")),
        new ProcessRegistry(folder.resolve("processes")));
  }
}
