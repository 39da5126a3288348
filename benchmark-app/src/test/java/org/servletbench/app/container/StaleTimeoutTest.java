package org.servletbench.app.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A request waits, and a timeout that is not due reaches its connection. */
class StaleTimeoutTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Tomcat tomcat = new Tomcat();
  private final Connector connector = new Connector(MeasuredProtocol.class.getName());
  private final SynchronousQueue<AsyncContext> begun = new SynchronousQueue<>();

  @BeforeEach
  void a_server_whose_requests_wait(@TempDir Path folder) throws Exception {
    tomcat.setBaseDir(folder.toString());
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    HttpServlet servlet =
        new HttpServlet() {
          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext waiting = request.startAsync();
            waiting.setTimeout(60_000);
            Thread.ofVirtual().start(() -> put(waiting));
          }
        };
    Tomcat.addServlet(context, "waits", servlet).setAsyncSupported(true);
    context.addServletMappingDecoded("/", "waits");
    tomcat.start();
  }

  private void put(AsyncContext waiting) {
    try {
      begun.put(waiting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void it_ends() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  @Timeout(60)
  void a_timeout_that_is_not_due_does_not_lose_the_answer() throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    try (HttpClient client = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> answer =
          client.sendAsync(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
      AsyncContext waiting = begun.take();
      NioEndpoint endpoint = endpoint();
      SocketWrapperBase<NioChannel> socket = endpoint.getConnections().iterator().next();
      while (socket.getCurrentProcessor() == null) {
        Thread.onSpinWait(); // its thread has not left the servlet yet
      }

      endpoint.processSocket(socket, SocketEvent.TIMEOUT, false);
      waiting.getResponse().getWriter().print("answered");
      waiting.complete();

      assertThat(answer.get().body()).isEqualTo("answered");
    }
  }

  private NioEndpoint endpoint() throws ReflectiveOperationException {
    Method getter = AbstractProtocol.class.getDeclaredMethod("getEndpoint");
    getter.setAccessible(true);
    return (NioEndpoint) getter.invoke(connector.getProtocolHandler());
  }
}
