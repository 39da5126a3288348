package org.servletbench.sleeping;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** Every server that the contract holds for. */
enum ServerKind {
  TIMER_EPOLL,
  TIMER_NIO,
  THREADS;

  Mode mode() {
    return this == THREADS ? Mode.THREADS : Mode.TIMER;
  }

  /**
   * Starts one on any free port, with room for {@code threads} sleepers where a sleeper takes a
   * thread.
   */
  Server start(int threads) throws IOException {
    Settings settings = Settings.defaults().withPort(0).withMode(mode()).withThreads(threads);
    return switch (this) {
      case TIMER_EPOLL -> {
        Assumptions.assumeTrue(Transport.best() == Transport.EPOLL, "epoll is Linux only");
        yield TimerServer.start(settings, Transport.EPOLL);
      }
      case TIMER_NIO -> TimerServer.start(settings, Transport.NIO);
      case THREADS -> ThreadsServer.start(settings);
    };
  }
}
