package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.BenchException;

class PortsIT {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void a_listening_port_is_not_free_and_its_owner_is_named() throws IOException {
    try (ServerSocket everywhere = new ServerSocket(0)) {
      assertNamed(everywhere.getLocalPort());
    }
    try (ServerSocket loopback = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      assertNamed(loopback.getLocalPort());
    }
  }

  /** As a development server that listens at "localhost". */
  @Test
  void a_server_at_the_same_port_of_another_address_is_not_the_owner() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.2"))) {
      int port = other.getLocalPort();
      assertThat(Ports.isFree(port)).isTrue();
      assertThat(Ports.listener(port)).isEmpty();
      assertThat(Ports.listeners(port, other.getInetAddress())).hasSize(1);
    }
  }

  @Test
  void a_port_that_nobody_uses_is_free() {
    int port = FreePort.any();
    assertThat(Ports.isFree(port)).isTrue();
    assertThat(Ports.listener(port)).isEmpty();
    assertThatCode(() -> Ports.requireFree(port, "thing", "")).doesNotThrowAnyException();
  }

  @Test
  void a_taken_port_is_reported_with_its_holder_and_the_remedy() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      assertThatThrownBy(() -> Ports.requireFree(port, "benchmark-app", "take another one"))
          .isInstanceOf(BenchException.class)
          .hasMessageStartingWith("port %d (benchmark-app) is taken by pid %d (", port, SELF)
          .hasMessageEndingWith("): stop it, or take another one");
    }
  }

  @Test
  void an_answer_from_another_process_is_refused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      assertThatCode(() -> Ports.requireOwnedBy(port, SELF, "thing")).doesNotThrowAnyException();
      assertThatThrownBy(() -> Ports.requireOwnedBy(port, 1, "thing"))
          .hasMessageStartingWith("port %d is answered by pid %d (", port, SELF)
          .hasMessageContaining("instead of thing (pid 1)");
    }
    int silent = FreePort.any();
    assertThatThrownBy(() -> Ports.requireOwnedBy(silent, SELF, "thing"))
        .hasMessageStartingWith("nobody listens on port " + silent);
  }

  private static void assertNamed(int port) {
    assertThat(Ports.isFree(port)).isFalse();
    PortOwner owner = Ports.listener(port).orElseThrow();
    assertThat(owner.pid()).isEqualTo(SELF);
    assertThat(owner.command()).contains("java");
    assertThat(owner.shortCommand()).hasSizeLessThanOrEqualTo(80);
  }
}
