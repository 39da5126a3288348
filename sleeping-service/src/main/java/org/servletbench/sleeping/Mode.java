package org.servletbench.sleeping;

import java.util.Locale;

/** The place where a request waits. */
enum Mode {
  /** Requests wait in a timer of Netty's event loop and hold no thread. */
  TIMER,
  /** Each request sleeps in a Tomcat thread. */
  THREADS;

  /** Returns the name on the command line and in {@code /stats}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
