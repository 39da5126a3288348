package org.servletbench.harness.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server whose answers take as long as a plan says, by the time since the measured load began.
 */
public final class MoodyServer {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue".getBytes(StandardCharsets.US_ASCII);

  private final String mark;
  private final NavigableMap<Long, Long> plan = new TreeMap<>();
  private final AtomicLong start = new AtomicLong();

  private MoodyServer(String mark, String plan) {
    this.mark = mark;
    for (String step : plan.split(",")) {
      String[] parts = step.split(":");
      this.plan.put(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
  }

  /**
   * Serves for ever.
   *
   * @param args port; what is in the target of a request of the measured load, and in no other; and
   *     the plan: {@code 0:40,6000:20} is 40 ms, and 20 ms from 6 s on
   */
  public static void main(String[] args) throws IOException {
    MoodyServer server = new MoodyServer(args[1], args[2]);
    try (ServerSocket socket =
        new ServerSocket(Integer.parseInt(args[0]), 1024, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> server.serve(client));
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      for (String first = in.readLine(); first != null; first = in.readLine()) {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        Thread.sleep(first.contains(mark) ? delay() : 1);
        client.getOutputStream().write(ANSWER);
      }
    } catch (IOException | InterruptedException e) {
      // the client is gone
    }
  }

  private long delay() {
    long now = System.currentTimeMillis();
    start.compareAndSet(0, now);
    Map.Entry<Long, Long> step = plan.floorEntry(now - start.get());
    return step.getValue();
  }
}
