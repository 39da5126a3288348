package org.servletbench.sleeping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Talks to a server under test, as HTTP and as bare bytes. */
final class Client implements AutoCloseable {
  private static final int SOCKET_TIMEOUT_MILLIS = 30_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  Client(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String path) {
    return send("GET", path).join();
  }

  HttpResponse<String> post(String path) {
    return send("POST", path).join();
  }

  CompletableFuture<HttpResponse<String>> send(String method, String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.sendAsync(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  /** Returns a whole number of {@code /stats} by its name. */
  long stat(String name) {
    return Long.parseLong(
        get("/stats").body().replaceAll("(?s).*\"" + name + "\": (\\d+).*", "$1"));
  }

  /** Waits until a number of {@code /stats} has a value, and fails after 30 s. */
  void awaitStat(String name, long value) throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (stat(name) != value) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(name + " did not become " + value + ": " + get("/stats").body());
      }
      Thread.sleep(10);
    }
  }

  /** Sends bytes on a connection of their own, and reads until the server closes it. */
  String untilClosed(String request) {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
    return socket;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
