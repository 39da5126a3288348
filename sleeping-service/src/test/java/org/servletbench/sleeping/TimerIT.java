package org.servletbench.sleeping;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimerIT {
  private static final int REQUESTS = 500;
  private static final int FEW = 10;

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"TIMER_EPOLL", "TIMER_NIO"})
  void five_hundred_requests_are_held_by_few_threads(ServerKind kind) throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try (Server server = kind.start(1);
        Client client = new Client(server.port())) {
      client.get("/stats"); // the client's own threads are there from now on
      int threadsBefore = Thread.getAllStackTraces().size();
      for (int i = 0; i < REQUESTS; i++) {
        Socket socket = client.connect();
        sockets.add(socket);
        socket.getOutputStream().write("GET /sleep/3000 HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      }
      client.awaitStat("inFlight", REQUESTS);
      assertThat(Thread.getAllStackTraces().size() - threadsBefore).isLessThan(FEW);
      for (Socket socket : sockets) {
        assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)).endsWith("true");
      }
      assertThat(client.stat("inFlight")).isZero();
      assertThat(client.stat("inFlightPeak")).isEqualTo(REQUESTS);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
