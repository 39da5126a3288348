package org.servletbench.harness.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on 127.0.0.1 that treats each connection as a test demands. */
final class HostileServer implements AutoCloseable {
  /** What happens on one connection; it is closed afterwards. */
  interface Conversation {
    void hold(Client client) throws Exception;
  }

  /** One connection, seen from the server. */
  record Client(Socket socket, InputStream in, OutputStream out) {
    /** Reads the next request's head; empty when the client has closed. */
    String head() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int b = in.read();
        if (b < 0) {
          return "";
        }
        head.append((char) b);
      }
      return head.toString();
    }

    void say(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue";

  /** Returns the sources of the connections accepted so far. */
  final List<InetAddress> accepted = new CopyOnWriteArrayList<>();

  /** Returns the heads of all requests that {@link #answering} has seen. */
  final List<String> heads = new CopyOnWriteArrayList<>();

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private HostileServer() throws IOException {
    listener = new ServerSocket(0, 1000, InetAddress.getByName("127.0.0.1"));
  }

  static HostileServer start(Conversation conversation) throws IOException {
    HostileServer server = new HostileServer();
    server.accept(conversation);
    return server;
  }

  /** Answers each request with the same text after a while, and keeps the connection open. */
  static HostileServer answering(String answer, long afterMillis) throws IOException {
    HostileServer server = new HostileServer();
    server.accept(
        client -> {
          for (String head = client.head(); !head.isEmpty(); head = client.head()) {
            server.heads.add(head);
            Thread.sleep(afterMillis);
            client.say(answer);
          }
        });
    return server;
  }

  String url() {
    return "--url=http://127.0.0.1:" + listener.getLocalPort() + "/x";
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept(Conversation conversation) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!listener.isClosed()) {
                try {
                  Socket socket = listener.accept();
                  sockets.add(socket);
                  accepted.add(socket.getInetAddress());
                  Thread.ofVirtual().start(() -> hold(socket, conversation));
                } catch (IOException closed) {
                  return;
                }
              }
            });
  }

  private static void hold(Socket socket, Conversation conversation) {
    try (socket) {
      conversation.hold(new Client(socket, socket.getInputStream(), socket.getOutputStream()));
    } catch (Exception clientHasGone) {
      // Its side of the story is what the test looks at.
    }
  }
}
