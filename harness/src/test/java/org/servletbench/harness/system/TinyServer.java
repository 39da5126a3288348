package org.servletbench.harness.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A process for tests: listens on 127.0.0.1 at the port in its first argument and answers 200 with
 * its arguments.
 */
public final class TinyServer {
  private TinyServer() {}

  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 16);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = Arrays.toString(args).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("listening on " + args[0]);
  }
}
