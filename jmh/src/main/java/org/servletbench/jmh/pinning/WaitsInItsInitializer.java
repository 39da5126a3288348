package org.servletbench.jmh.pinning;

/** The pattern of the classes that wait while they are initialized; itself it never is. */
final class WaitsInItsInitializer {
  static {
    Waiters.pause();
  }

  private WaitsInItsInitializer() {}
}
