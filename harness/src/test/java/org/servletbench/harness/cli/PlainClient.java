package org.servletbench.harness.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection on which every byte of a request is the test's own, and whose end can be seen. */
final class PlainClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final Pattern HITS = Pattern.compile("\"hits\"\\s*:\\s*(\\d+)");

  private final Socket socket;
  private final InputStream in;

  /**
   * An answer with a Content-Length.
   *
   * @param headers by lower-case name
   */
  record Reply(int status, Map<String, String> headers, String body) {
    /** Status and body, which are the same for every server. */
    String said() {
      return status + " " + body;
    }

    /** The type of the body, in one spelling. */
    String contentType() {
      return headers.getOrDefault("content-type", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }
  }

  PlainClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends one request on a connection of its own. */
  static Reply get(int port, String path) throws IOException {
    try (PlainClient client = new PlainClient(port)) {
      return client.get(path);
    }
  }

  /** How many calls the sleeping service has accepted. */
  static long hits(int sleepingPort) throws IOException {
    Matcher hits = HITS.matcher(get(sleepingPort, "/stats").body());
    if (!hits.find()) {
      throw new IOException("no hits in /stats");
    }
    return Long.parseLong(hits.group(1));
  }

  Reply get(String path) throws IOException {
    return ask(path, "HTTP/1.1", "Host: 127.0.0.1");
  }

  /** Sends a request with just these headers, and reads the whole answer. */
  Reply ask(String path, String version, String... headers) throws IOException {
    String request = "GET " + path + " " + version + "\r\n" + lines(headers) + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    int status = Integer.parseInt(line().split(" ")[1]);
    Map<String, String> received = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      received.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    if (!received.containsKey("content-length")) {
      throw new IOException("an answer without a Content-Length: " + received);
    }
    byte[] body = in.readNBytes(Integer.parseInt(received.get("content-length")));
    return new Reply(status, received, new String(body, StandardCharsets.UTF_8));
  }

  /** Whether the server closes the connection, without another byte, within some seconds. */
  boolean isEnded() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static String lines(String... headers) {
    StringBuilder lines = new StringBuilder();
    for (String header : headers) {
      lines.append(header).append("\r\n");
    }
    return lines.toString();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection after '" + line + "'");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
