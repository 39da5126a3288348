package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.servletbench.app.container.LiveContainer;
import org.servletbench.app.sidedoor.SideDoor;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the real app on free ports, with its own downstream. Starts and ends take turns: Spring Boot
 * sets the log levels of the whole JVM in both.
 */
final class TestApp implements AutoCloseable {

  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = new JsonMapper();

  final TestDownstream downstream = new TestDownstream();
  private final ConfigurableApplicationContext context;

  private TestApp(List<String> settings) {
    var args = new ArrayList<>(settings);
    args.addAll(
        List.of(
            // Closing a context stops Tomcat a moment before the clients' threads; processes are
            // just killed.
            "--logging.level.org.apache.catalina.loader.WebappClassLoaderBase=ERROR",
            "--server.port=0",
            "--bench.side-door-port=0",
            "--bench.downstream=" + downstream.uri()));
    synchronized (TestApp.class) {
      context = BenchmarkApp.start(args.toArray(String[]::new));
    }
  }

  static TestApp start(Strategy strategy, String... settings) {
    var args = new ArrayList<>(List.of(settings));
    args.addAll(strategy.settings());
    return new TestApp(args);
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  int port() {
    return context.getBean(LiveContainer.class).port();
  }

  URI uri(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
  }

  HttpResponse<String> get(String pathAndQuery) {
    return getLater(pathAndQuery).join();
  }

  CompletableFuture<HttpResponse<String>> getLater(String pathAndQuery) {
    return CLIENT.sendAsync(
        HttpRequest.newBuilder(uri(pathAndQuery)).timeout(Duration.ofSeconds(30)).build(),
        BodyHandlers.ofString());
  }

  /** Sends that many requests at once. */
  List<CompletableFuture<HttpResponse<String>>> burst(int requests, String pathAndQuery) {
    return IntStream.range(0, requests).mapToObj(i -> getLater(pathAndQuery)).toList();
  }

  /** Sends bytes on a connection of their own, and reads until the app closes it. */
  String untilClosed(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  HttpResponse<String> askSideDoor(String path) {
    return send(HttpRequest.newBuilder(sideDoorUri(path)).build());
  }

  HttpResponse<String> collectGarbage() {
    return postToSideDoor("/gc");
  }

  HttpResponse<String> postToSideDoor(String path) {
    return send(HttpRequest.newBuilder(sideDoorUri(path)).POST(BodyPublishers.noBody()).build());
  }

  private URI sideDoorUri(String path) {
    return URI.create("http://127.0.0.1:" + context.getBean(SideDoor.class).port() + path);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode sideDoor(String path) {
    return JSON.readTree(askSideDoor(path).body());
  }

  JsonNode status() {
    return sideDoor("/status");
  }

  /** Waits until no request is in flight: a counter may trail the end of an answer. */
  JsonNode drained() {
    await(() -> status().get("inFlight").asLong() == 0);
    return status();
  }

  static Histogram histogram(JsonNode timing) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(timing.get("histogram").asString())), 0);
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 30 s");
      }
      pause(10);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closes the downstream first: a call that it holds would keep the context from closing. */
  @Override
  public void close() {
    downstream.close();
    synchronized (TestApp.class) {
      context.close();
    }
  }

  /** Checks that a strategy answers these headers and no others. */
  static void assertAnswer(
      Strategy strategy, HttpResponse<String> answer, int status, String body) {
    // Tomcat closes the connection after these, whoever answered; Netty does not.
    assertAnswer(
        answer, status, body, strategy.onTomcat() && Set.of(400, 500, 503).contains(status));
  }

  private static void assertAnswer(
      HttpResponse<String> answer, int status, String body, boolean closes) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    Map<String, List<String>> headers = answer.headers().map();
    assertThat(headers.get("content-type")).containsExactly("text/plain;charset=UTF-8");
    assertThat(headers.get("content-length")).containsExactly("" + body.length());
    assertThat(headers.keySet())
        .isEqualTo(
            closes
                ? Set.of("content-type", "content-length", "date", "connection")
                : Set.of("content-type", "content-length", "date"));
  }
}
