package org.servletbench.harness.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port for a server of a test. */
public final class FreePort {
  private static final int FIRST = 11_000;

  /** Below the ports that the kernel gives to others between the choice and the use. */
  private static final int END = 21_000;

  /** Tests in other processes begin elsewhere. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % (END - FIRST)));

  private FreePort() {}

  /** Returns a port that nobody listens on now, another one each time. */
  public static int any() {
    for (int tries = FIRST; tries < END; tries++) {
      int port = FIRST + NEXT.getAndIncrement() % (END - FIRST);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress("127.0.0.1", port));
        return port;
      } catch (IOException taken) {
        // The next one may be free.
      }
    }
    throw new AssertionError("no port is free from " + FIRST + " to " + END);
  }
}
