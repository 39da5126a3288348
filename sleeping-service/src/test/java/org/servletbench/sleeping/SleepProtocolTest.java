package org.servletbench.sleeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One seat, which is taken, so that a request waits, and a timeout that is not due reaches it. */
class SleepProtocolTest {
  @Test
  @Timeout(60)
  void a_timeout_that_is_not_due_does_not_lose_a_request_that_waits() throws Exception {
    try (Server server = ServerKind.THREADS.start(1);
        Client client = new Client(server.port())) {
      CompletableFuture<HttpResponse<String>> first = client.send("GET", "/sleep/3000");
      client.awaitStat("inFlight", 1);
      CompletableFuture<HttpResponse<String>> second = client.send("GET", "/sleep/1");
      NioEndpoint endpoint = endpoint(server);
      Optional<SocketWrapperBase<NioChannel>> waiting = Optional.empty();
      while (waiting.isEmpty()) {
        waiting = endpoint.getConnections().stream().filter(SleepProtocolTest::waits).findFirst();
      }

      endpoint.processSocket(waiting.get(), SocketEvent.TIMEOUT, false);

      assertThat(first.get(10, TimeUnit.SECONDS).body()).isEqualTo("true");
      assertThat(second.get(10, TimeUnit.SECONDS).body()).isEqualTo("true");
    }
  }

  private static boolean waits(SocketWrapperBase<NioChannel> socket) {
    return socket.getCurrentProcessor() instanceof Processor processor && processor.isAsync();
  }

  private static NioEndpoint endpoint(Server server) throws ReflectiveOperationException {
    Field tomcat = ThreadsServer.class.getDeclaredField("tomcat");
    tomcat.setAccessible(true);
    Method endpoint = AbstractProtocol.class.getDeclaredMethod("getEndpoint");
    endpoint.setAccessible(true);
    return (NioEndpoint)
        endpoint.invoke(((Tomcat) tomcat.get(server)).getConnector().getProtocolHandler());
  }
}
