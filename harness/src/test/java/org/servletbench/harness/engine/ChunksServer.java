package org.servletbench.harness.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server whose answer is far more work to read than to write: thousands of tiny chunks. */
public final class ChunksServer {
  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "1\r\n.\r\n".repeat(3_000)
              + "0\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private ChunksServer() {}

  /**
   * Serves for ever.
   *
   * @param args port
   */
  public static void main(String[] args) throws IOException {
    try (ServerSocket socket =
        new ServerSocket(Integer.parseInt(args[0]), 1024, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    }
  }

  private static void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          client.getOutputStream().write(ANSWER);
        }
      }
    } catch (IOException e) {
      // the client is gone
    }
  }
}
