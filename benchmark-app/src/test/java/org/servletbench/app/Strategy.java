package org.servletbench.app;

import java.util.stream.Stream;

/** The strategies as docs/contracts.md lists them. */
enum Strategy {
  BLOCKING("/blockingRequestProcessing"),
  ASYNC_BLOCKING("/asyncBlockingRequestProcessing"),
  ASYNC_NON_BLOCKING("/asyncNonBlockingRequestProcessing"),
  ASYNC_CONTEXT("/asyncprocess"),
  VIRTUAL_THREADS("/virtualThreadRequestProcessing");

  private final String path;

  Strategy(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  boolean virtual() {
    return this == VIRTUAL_THREADS;
  }

  /** Whether it gives the container thread back while it waits. */
  boolean async() {
    return this != BLOCKING && this != VIRTUAL_THREADS;
  }

  static Stream<Strategy> asyncOnes() {
    return Stream.of(values()).filter(Strategy::async);
  }
}
