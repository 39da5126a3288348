package org.servletbench.harness.run;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/** Asks a target once, as the drivers do, and counts every byte of the answer. */
final class AnswerProbe {
  private static final int TIMEOUT_MS = 30_000;
  private static final int MOST_BYTES = 1 << 20;

  private final InputStream in;
  private int bytes;

  private AnswerProbe(InputStream in) {
    this.in = in;
  }

  /** Nothing where the answer cannot be read: the load will tell why. */
  static Optional<AnswerSeen> ask(TargetUrl url) {
    String request =
        Text.of("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", url.pathAndQuery(), url.authority());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.address(), url.port()), TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(new AnswerProbe(new BufferedInputStream(socket.getInputStream())).read());
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private AnswerSeen read() throws IOException {
    String statusLine = line();
    String[] words = statusLine.split(" ");
    if (words.length < 2) {
      throw new IOException("no status line: " + statusLine);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = Math.max(0, line.indexOf(':'));
      headers.merge(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    int body = body(headers);
    return new AnswerSeen(Integer.parseInt(words[1]), bytes, body, headers);
  }

  private int body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      int total = 0;
      for (int size = chunk(); size > 0; size = chunk()) {
        skip(size);
        line();
        total += size;
      }
      while (!line().isEmpty()) {
        // Trailers count as bytes of the answer only.
      }
      return total;
    }
    if (headers.containsKey("content-length")) {
      int length = Integer.parseInt(headers.get("content-length"));
      skip(length);
      return length;
    }
    int before = bytes;
    for (int next = in.read(); next >= 0; next = in.read()) {
      count();
    }
    return bytes - before;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().replaceAll(";.*", "").strip(), 16);
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the answer ends before it is complete");
    }
    count();
    return next;
  }

  private void count() throws IOException {
    if (++bytes > MOST_BYTES) {
      throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
    }
  }
}
