package org.servletbench.harness.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.servletbench.harness.model.TargetUrl;

/**
 * A server for tests that answers with a head of which a byte comes every few milliseconds, and
 * that never ends. As a program, it listens at the port in its first argument.
 */
public final class DribblingServer implements AutoCloseable {
  private static final byte[] BEGINNING = "HTTP/1.1 200 OK\r\nX: ".getBytes();
  private static final long EVERY_MILLIS = 50;

  private final ServerSocket server;
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  DribblingServer() throws IOException {
    this(0);
  }

  private DribblingServer(int port) throws IOException {
    server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  public static void main(String[] args) throws Exception {
    new DribblingServer(Integer.parseInt(args[0]));
    Thread.sleep(Long.MAX_VALUE);
  }

  TargetUrl url() {
    return TargetUrl.parse("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** Runs something once a client has been sent a byte. */
  void afterFirstByte(Runnable what) {
    try {
      began.await();
      what.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until a client has given up. */
  void awaitClosed() throws InterruptedException {
    if (!closed.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the client keeps its connection");
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> dribble(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void dribble(Socket client) {
    try (client) {
      client.getInputStream().read(new byte[1000]);
      OutputStream out = client.getOutputStream();
      for (int i = 0; ; i++) {
        out.write(i < BEGINNING.length ? BEGINNING[i] : 'x');
        began.countDown();
        Thread.sleep(EVERY_MILLIS);
      }
    } catch (IOException e) {
      closed.countDown();
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
