package org.servletbench.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server on a real socket that can also misbehave; a virtual thread per connection. */
final class TestDownstream implements AutoCloseable {

  enum Mood {
    SLEEPS,
    ANSWERS_AT_ONCE,
    ANSWERS_404,
    ANSWERS_500,
    ANSWERS_503,
    REDIRECTS,
    CLOSES,
    RESETS,
    TALKS_GARBAGE,
    BREAKS_OFF,
    STALLS,
    HANGS
  }

  private static final String TRUE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue";

  private final ServerSocket listener;
  private final Thread acceptor;
  private final Queue<String> paths = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger inFlightPeak = new AtomicInteger();
  private final AtomicInteger stalled = new AtomicInteger();
  private volatile CountDownLatch released = new CountDownLatch(1);
  private volatile Mood mood = Mood.SLEEPS;

  TestDownstream() {
    try {
      listener = new ServerSocket(0, 2_000, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptor = Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  void becomes(Mood next) {
    if (next == Mood.HANGS && released.getCount() == 0) {
      released = new CountDownLatch(1);
    }
    mood = next;
    paths.clear();
  }

  /** Answers the hanging requests, and later ones at once. */
  void release() {
    released.countDown();
  }

  /** Returns the paths requested since the last change of behaviour. */
  Queue<String> paths() {
    return paths;
  }

  /** Counts the connections accepted so far. */
  int connections() {
    return connections.get();
  }

  /** Returns the most requests that waited for their answers at once. */
  int inFlightPeak() {
    return inFlightPeak.get();
  }

  /** Returns how many connections have half an answer, and a client that has not closed them. */
  int stalled() {
    return stalled.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String path = readHead(in);
      while (path != null) {
        paths.add(path);
        if (!answer(socket, path)) {
          return;
        }
        path = readHead(in);
      }
    } catch (IOException | InterruptedException clientHasGone) {
      // so may the app's connections
    } finally {
      open.remove(socket);
    }
  }

  private static String readHead(BufferedReader in) throws IOException {
    String requestLine = in.readLine();
    for (String line = requestLine; line != null && !line.isEmpty(); ) {
      line = in.readLine();
    }
    return requestLine == null ? null : requestLine.split(" ")[1];
  }

  /** Whether the connection may be used again. */
  private boolean answer(Socket socket, String path) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    switch (mood) {
      case SLEEPS -> {
        waitFor(() -> Thread.sleep(Long.parseLong(path.substring("/sleep/".length()))));
        write(out, TRUE);
      }
      case ANSWERS_AT_ONCE -> write(out, TRUE);
      case ANSWERS_404 -> write(out, "HTTP/1.1 404 No\r\nContent-Length: 7\r\n\r\nnot me\n");
      case ANSWERS_500 -> write(out, "HTTP/1.1 500 Oh\r\nContent-Length: 4\r\n\r\noops");
      case ANSWERS_503 -> write(out, "HTTP/1.1 503 Oh\r\nContent-Length: 4\r\n\r\nbusy");
      case REDIRECTS ->
          write(out, "HTTP/1.1 302 To\r\nLocation: " + uri() + "/to\r\nContent-Length: 0\r\n\r\n");
      case CLOSES -> {
        return false;
      }
      case RESETS -> {
        socket.setSoLinger(true, 0);
        return false;
      }
      case TALKS_GARBAGE -> {
        write(out, "what is this\r\n\r\n");
        return false;
      }
      case BREAKS_OFF -> {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\ntr");
        return false;
      }
      case STALLS -> {
        stalled.incrementAndGet();
        try {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntr");
          socket.getInputStream().read(); // returns when the client closes the connection
        } finally {
          stalled.decrementAndGet();
        }
        return false;
      }
      case HANGS -> {
        waitFor(released::await);
        write(out, TRUE);
      }
    }
    return true;
  }

  /** The answer is written afterwards: whoever has it is no longer in flight. */
  private void waitFor(Wait wait) throws InterruptedException {
    inFlightPeak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      wait.end();
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private interface Wait {
    void end() throws InterruptedException;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    try {
      listener.close();
      acceptor.join(); // the port is open until it has noticed
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
