package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** Checks what the article says about asynchronous servlets, on a Tomcat without the app. */
class AsyncServletFactsIT {

  /** Sets the log levels: without Spring Boot nobody has, and Tomcat logs a lot. */
  private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

  private WebServer tomcat;

  @BeforeAll
  static void quiet() {
    TOMCAT_LOG.setLevel(Level.SEVERE);
    ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("org.springframework"))
        .setLevel(ch.qos.logback.classic.Level.WARN);
  }

  @AfterEach
  void stop() {
    tomcat.stop();
    tomcat.destroy();
  }

  private void start(ServletContextInitializer... initializers) {
    tomcat = new TomcatServletWebServerFactory(0).getWebServer(initializers);
    tomcat.start();
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    URI uri = URI.create("http://127.0.0.1:" + tomcat.getPort() + path);
    return TestApp.CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static ServletRegistrationBean<Servlet> servlet(String path, Service service) {
    var registration = new ServletRegistrationBean<Servlet>(new Plain(service), path);
    registration.setName(path);
    return registration;
  }

  @Test
  void start_async_throws_without_async_supported() {
    var thrown = new CompletableFuture<Throwable>();
    var servlet =
        servlet(
            "/sync",
            (request, response) -> {
              try {
                request.startAsync();
              } catch (IllegalStateException e) {
                thrown.complete(e);
              }
            });
    servlet.setAsyncSupported(false);
    start(servlet);
    assertThat(get("/sync").join().statusCode()).isEqualTo(200);
    assertThat(thrown).isCompletedWithValueMatching(IllegalStateException.class::isInstance);
  }

  @Test
  void the_response_is_open_after_the_method_has_returned_and_another_servlet_can_answer()
      throws Exception {
    var started = new CompletableFuture<AsyncContext>();
    var returned = new CountDownLatch(1);
    Filter watch =
        (request, response, chain) -> {
          chain.doFilter(request, response);
          returned.countDown();
        };
    var watching = new FilterRegistrationBean<>(watch);
    watching.setUrlPatterns(List.of("/async"));
    start(
        watching,
        servlet("/async", (request, response) -> started.complete(request.startAsync())),
        servlet("/other", (request, response) -> response.getWriter().print("from another")));

    var answer = get("/async");
    assertThat(returned.await(10, TimeUnit.SECONDS)).isTrue();
    AsyncContext context = started.get(10, TimeUnit.SECONDS);
    assertThat(context.getResponse().isCommitted()).isFalse();
    assertThat(stillOpenAfter300Millis(answer)).isTrue();
    context.dispatch("/other");
    assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("from another");
  }

  @Test
  void the_servlet_is_entered_before_the_body_arrives_and_reading_it_blocks() throws Exception {
    var entered = new CountDownLatch(1);
    var body = new CompletableFuture<String>();
    start(
        servlet(
            "/upload",
            (request, response) -> {
              entered.countDown();
              InputStream in = request.getInputStream();
              body.complete(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            }));
    try (Socket socket = new Socket("127.0.0.1", tomcat.getPort())) {
      send(socket, "POST /upload HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\n");
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
      send(socket, "he");
      assertThat(stillOpenAfter300Millis(body)).isTrue();
      send(socket, "llo");
      assertThat(body.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean stillOpenAfter300Millis(CompletableFuture<?> future)
      throws InterruptedException, ExecutionException {
    try {
      future.get(300, TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException e) {
      return true;
    }
  }

  private interface Service {
    void serve(ServletRequest request, ServletResponse response)
        throws ServletException, IOException;
  }

  private record Plain(Service service) implements Servlet {
    @Override
    public void service(ServletRequest request, ServletResponse response)
        throws ServletException, IOException {
      service.serve(request, response);
    }

    @Override
    public void init(ServletConfig config) {}

    @Override
    public ServletConfig getServletConfig() {
      return null;
    }

    @Override
    public String getServletInfo() {
      return "";
    }

    @Override
    public void destroy() {}
  }
}
