package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AcceptQueueIT {
  private static final InetAddress LOOPBACK = Ports.LOOPBACK;

  @Test
  void connections_that_nobody_accepts_wait_at_their_port() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
      port = server.getLocalPort();
      assertThat(at(port)).hasValue(0);
      try (Socket one = new Socket(LOOPBACK, port);
          Socket two = new Socket(LOOPBACK, port)) {
        assertThat(one.isConnected() && two.isConnected()).isTrue();
        assertThat(at(port)).hasValue(2);
      }
    }
    assertThat(at(port)).isEmpty();
  }

  /** Java's usual sockets stand in the table of IPv6, those of other servers in that of IPv4. */
  @Test
  void a_port_is_found_in_either_table_whichever_was_asked_before() throws IOException {
    try (ServerSocket usual = new ServerSocket(0, 10, LOOPBACK);
        ServerSocketChannel narrow = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
      narrow.bind(new InetSocketAddress(LOOPBACK, 0));
      int port = ((InetSocketAddress) narrow.getLocalAddress()).getPort();
      for (int i = 0; i < 2; i++) {
        assertThat(at(usual.getLocalPort())).hasValue(0);
        assertThat(at(port)).hasValue(0);
      }
      try (SocketChannel one = SocketChannel.open(new InetSocketAddress(LOOPBACK, port))) {
        assertThat(one.isConnected()).isTrue();
        assertThat(at(port)).hasValue(1);
        assertThat(at(usual.getLocalPort())).hasValue(0);
      }
    }
  }

  @Test
  void the_queue_of_another_address_at_the_same_port_does_not_count() throws IOException {
    try (ServerSocket first = new ServerSocket(0, 10, LOOPBACK);
        ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress("127.0.0.2", first.getLocalPort()));
      try (Socket one = new Socket("127.0.0.2", first.getLocalPort())) {
        assertThat(one.isConnected()).isTrue();
        assertThat(at(first.getLocalPort())).hasValue(0);
        try (Socket two = new Socket(LOOPBACK, first.getLocalPort());
            Socket three = new Socket(LOOPBACK, first.getLocalPort())) {
          assertThat(two.isConnected() && three.isConnected()).isTrue();
          assertThat(at(first.getLocalPort())).hasValue(2);
        }
      }
    }
  }

  private static OptionalInt at(int port) {
    return AcceptQueue.at(Ports.locals(LOOPBACK, port));
  }
}
