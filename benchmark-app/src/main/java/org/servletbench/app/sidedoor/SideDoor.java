package org.servletbench.app.sidedoor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Serves the app's state by the JDK's small HTTP server, on 127.0.0.1, with one daemon thread. */
@Component
public final class SideDoor implements DisposableBean {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final JsonMapper json =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
  private final int wantedPort;
  private final StatusReader status;
  private HttpServer server;

  SideDoor(BenchSettings settings, StatusReader status) {
    this.wantedPort = settings.sideDoorPort();
    this.status = status;
  }

  /** Opens the port, or throws {@link NotOpened}. */
  public void open() {
    json.writeValueAsBytes(
        status.read()); // warms up: the first reading must not be slower than later ones
    // The JDK's default leaves Nagle's algorithm on: 40 ms per reading on a kept-alive connection.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), wantedPort), 0);
    } catch (IOException e) {
      throw new NotOpened(wantedPort, e);
    }
    server.createContext("/", exchange -> answer(exchange, 404, () -> "not found"));
    serve("/status", status::read);
    serve("/counters", status::counters);
    serve("/threads", SideDoor::threads);
    server.createContext("/gc", this::collectGarbage);
    startAsDaemon();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(String path, Supplier<Object> content) {
    server.createContext(
        path,
        exchange -> {
          if (!exchange.getRequestURI().getPath().equals(path)) {
            answer(exchange, 404, () -> "not found");
          } else if (!exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 405, () -> "only GET");
          } else {
            answer(exchange, 200, content);
          }
        });
  }

  /** Forces a collection, so that the live heap at rest is known and every trial begins from it. */
  private void collectGarbage(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/gc")) {
      answer(exchange, 404, () -> "not found");
      return;
    }
    try (exchange) {
      boolean asked = exchange.getRequestMethod().equals("POST");
      if (asked) {
        System.gc();
      }
      exchange.sendResponseHeaders(asked ? 204 : 405, -1);
    }
  }

  private void answer(HttpExchange exchange, int code, Supplier<Object> content)
      throws IOException {
    try (exchange) {
      byte[] body = json.writeValueAsBytes(content.get());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Threads threads() {
    List<String> names = Jvm.platformThreads();
    return new Threads(names, names.size());
  }

  /** Starts the server from a daemon thread: its own thread is then a daemon too. */
  private void startAsDaemon() {
    Thread starter = Thread.ofPlatform().daemon().name("side-door-starter").start(server::start);
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** What {@code GET /threads} says. */
  private record Threads(List<String> platform, int platformCount) {}

  /** Thrown when the port is taken or may not be used. */
  public static final class NotOpened extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotOpened(int port, IOException cause) {
      super(
          String.format(
              Locale.ROOT,
              "benchmark-app: the side door cannot listen on 127.0.0.1:%d (%s): free the port or"
                  + " choose another with --bench.side-door-port",
              port,
              cause.getMessage()),
          cause);
    }
  }
}
