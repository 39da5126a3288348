package org.servletbench.harness.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.servletbench.harness.model.TargetUrl;

/**
 * An HTTP server on 127.0.0.1 whose n-th request, from 1, is answered as a script says. Every
 * connection has a virtual thread, so the server adds no queue of its own.
 */
final class ScriptedServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final String BODY = "Hello";

  private final ServerSocket listener;
  private final IntFunction<Reply> script;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  /** How a request is answered. */
  sealed interface Reply {
    Duration delay();
  }

  /** The request gets a status and a short body. */
  record Answer(int status, Duration delay) implements Reply {}

  /** The connection ends without an answer. */
  record Close(Duration delay) implements Reply {}

  /** The connection is reset without an answer. */
  record Reset(Duration delay) implements Reply {}

  private ScriptedServer(IntFunction<Reply> script) throws IOException {
    this.script = script;
    listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    Thread.ofPlatform().daemon().name("scripted-server").start(this::accept);
  }

  static ScriptedServer answering(IntFunction<Reply> script) throws IOException {
    return new ScriptedServer(script);
  }

  static Reply ok(long delayMillis) {
    return new Answer(200, Duration.ofMillis(delayMillis));
  }

  TargetUrl url() {
    return TargetUrl.parse("http://127.0.0.1:" + listener.getLocalPort() + "/hello?delay=0");
  }

  /** Counts the requests read so far. */
  int requests() {
    return requests.get();
  }

  /** Counts the connections accepted so far. */
  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      String head = head(in);
      while (!head.isEmpty()) {
        Reply reply = script.apply(requests.incrementAndGet());
        Thread.sleep(reply.delay());
        boolean keepAlive = keepAlive(head);
        switch (reply) {
          case Answer(int status, Duration delay) ->
              send(client.getOutputStream(), status, keepAlive);
          case Close(Duration delay) -> keepAlive = false;
          case Reset(Duration delay) -> {
            client.setSoLinger(true, 0);
            keepAlive = false;
          }
        }
        if (!keepAlive) {
          return;
        }
        head = head(in);
      }
    } catch (IOException e) {
      // The client went away, as load generators do at their end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything up to the empty line, in lower case; nothing at the end of the stream. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        return "";
      }
      head.append((char) b);
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean keepAlive(String head) {
    return head.contains("http/1.0")
        ? head.contains("connection: keep-alive")
        : !head.contains("connection: close");
  }

  private static void send(OutputStream out, int status, boolean keepAlive) throws IOException {
    String answer =
        "HTTP/1.1 %d Scripted\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n%s"
            .formatted(status, BODY.length(), keepAlive ? "keep-alive" : "close", BODY);
    out.write(answer.getBytes(StandardCharsets.US_ASCII));
  }
}
