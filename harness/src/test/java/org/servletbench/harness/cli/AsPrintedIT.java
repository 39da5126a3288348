package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.engine.HttpAnswer;
import org.servletbench.harness.engine.HttpConnection;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Ports;

/** Shows what the servers do that the framework article prints (claim F14). */
@Tag("side-by-side")
class AsPrintedIT {
  @TempDir private Path folder;

  @Test
  void the_printed_Rust_server_answers_before_it_is_asked_and_ends_each_connection()
      throws Exception {
    int port = Ports.firstFree(21_000);
    try (ManagedProcess server = start("as-printed-rust", port)) {
      try (Socket silent = connected(port)) {
        assertThat(read(silent)).isEqualTo("HTTP/1.1 200 OK\r\n\r\nHello");
      }
      try (Socket asking = connected(port)) {
        ask(asking);
        assertThat(read(asking)).as("one answer at most").doesNotContain("HelloHTTP");
        assertThat(server.isAlive()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-printed-go", "as-printed-node"})
  void the_others_keep_their_connections_and_answer_any_path(String name) throws Exception {
    int port = Ports.firstFree(21_100);
    try (ManagedProcess server = start(name, port);
        HttpConnection client = new HttpConnection()) {
      for (String path : List.of("/", "/x", "/")) {
        HttpAnswer answer = client.ask("GET", FrameworkStarter.url(port, path));
        assertThat(answer.status() + " " + answer.text()).as(path).isEqualTo("200 Hello");
      }
      assertThat(client.opened()).isEqualTo(1);
      assertThat(server.isAlive()).isTrue();
    }
  }

  private ManagedProcess start(String name, int port) throws InterruptedException {
    Framework framework = FrameworkStarter.LIBRARY.framework(name);
    ManagedProcess server = new FrameworkStarter(folder).start(framework, port, port);
    FrameworkStarter.awaitReady(framework, port, server);
    return server;
  }

  private static Socket connected(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static void ask(Socket socket) throws IOException {
    byte[] request =
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(2).getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write(request);
  }

  /** Reads until the server has ended the connection, in whichever way. */
  private static String read(Socket socket) {
    StringBuilder text = new StringBuilder();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        text.append((char) b);
      }
    } catch (IOException reset) {
      // The end of a connection whose request was never read.
    }
    return text.toString();
  }
}
