package org.servletbench.sleeping;

import java.io.IOException;

/** A server that listens; closing it drops the requests in flight. */
interface Server extends AutoCloseable {
  /** How many connections the kernel may hold until they are accepted, such as a burst. */
  int BACKLOG = 4096;

  /** Returns the port it listens on, also when the settings asked for any port. */
  int port();

  /** Blocks until the server has been closed. */
  void await();

  @Override
  void close();

  /** Starts the server of the mode that {@code settings} ask for. */
  static Server start(Settings settings) throws IOException {
    return switch (settings.mode()) {
      case TIMER -> TimerServer.start(settings, Transport.best());
      case THREADS -> ThreadsServer.start(settings);
    };
  }
}
