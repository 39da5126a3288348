package org.servletbench.harness.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;

/**
 * Sends the harness's own requests to a server, and reads the answers as the load engine does. The
 * connection is reused while the server keeps it open. It waits without a limit: a caller that
 * wants one closes the connection from another thread.
 */
public final class HttpConnection implements AutoCloseable {
  /** Most bytes of a body that are kept, and about as many of its framing. */
  public static final int MOST_KEPT = 8 << 20;

  private static final int FIRST_FINAL = 200;
  private static final String NOTHING_CAME = "the server closed the connection without an answer";

  private final byte[] buffer = new byte[16 * 1024];
  private Socket socket;

  /** The plain socket, or TLS over it. */
  private Socket stream;

  private boolean closed;
  private int opened;

  /**
   * Sends one request and returns its answer; host and port must be the same each time.
   *
   * @throws IOException if there is no whole HTTP/1 answer
   */
  public HttpAnswer ask(String method, TargetUrl url) throws IOException {
    return ask(method, url, false);
  }

  /**
   * Sends one request and returns the status of its answer, whatever becomes of the rest of it.
   *
   * @throws IOException if there is no status line
   */
  public int status(TargetUrl url) throws IOException {
    return ask("GET", url, true).status();
  }

  private HttpAnswer ask(String method, TargetUrl url, boolean statusOnly) throws IOException {
    String length = method.equals("GET") ? "" : "Content-Length: 0\r\n";
    byte[] question = RequestBytes.head(method, url, length);
    Socket kept = kept();
    if (kept != null) {
      try {
        return exchange(kept, question, statusOnly);
      } catch (IOException e) {
        // The server may close an idle connection at any time: a new one decides.
      }
    }
    Socket fresh = open();
    try {
      InetSocketAddress remote = reachable(url);
      fresh.connect(remote);
      Optional<Tls> tls = Tls.of(url, remote);
      stream = tls.isPresent() ? tls.get().over(fresh) : fresh;
      return exchange(stream, question, statusOnly);
    } catch (IOException e) {
      release();
      throw e;
    }
  }

  /** A name that no longer resolves is a server that does not answer. */
  private static InetSocketAddress reachable(TargetUrl url) throws IOException {
    try {
      return Addresses.reachable(url);
    } catch (BenchException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Returns how many connections the requests so far have taken. */
  public synchronized int opened() {
    return opened;
  }

  @Override
  public synchronized void close() {
    closed = true;
    release();
  }

  private HttpAnswer exchange(Socket on, byte[] question, boolean statusOnly) throws IOException {
    on.getOutputStream().write(question);
    KeptBody body = new KeptBody(MOST_KEPT);
    ResponseDecoder decoder = new ResponseDecoder(body, null);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    long bytes = 0;
    boolean more = false; // bytes after the answer: they belong to no request
    while (!decoder.isComplete() && !(statusOnly && decoder.status() >= FIRST_FINAL)) {
      int read = on.getInputStream().read(buffer);
      if (read < 0 && !decoder.endOfStream()) {
        throw new IOException(bytes == 0 ? NOTHING_CAME : "the answer ends before it is complete");
      }
      int taken = decoder.feed(buffer, 0, Math.max(0, read));
      if (decoder.isBroken()) {
        throw new IOException("the answer cannot be read: " + decoder.problem());
      }
      more = taken < read;
      bytes += taken;
      raw.write(buffer, 0, Math.min(taken, MOST_KEPT - raw.size()));
    }
    if (more || !decoder.isComplete() || !decoder.keepsAlive()) {
      release();
    }
    return HttpAnswer.of(decoder.status(), raw.toString(StandardCharsets.ISO_8859_1), body, bytes);
  }

  private synchronized Socket kept() {
    return socket == null ? null : stream;
  }

  private synchronized Socket open() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    release();
    socket = new Socket();
    opened++;
    socket.setTcpNoDelay(true);
    return socket;
  }

  private synchronized void release() {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // The connection is gone either way.
      }
      socket = null;
    }
  }
}
