package org.servletbench.sleeping;

import java.util.Locale;

/** What a request waits in. */
enum Mode {
  /** A timer of Netty's event loop; no thread. */
  TIMER,
  /** A thread of Tomcat that sleeps. */
  THREADS;

  /** The name on the command line and in {@code /stats}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
