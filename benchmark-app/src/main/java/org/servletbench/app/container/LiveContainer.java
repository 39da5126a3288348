package org.servletbench.app.container;

/**
 * The running container; what it says is read from it, and no request passes through it for that.
 */
public interface LiveContainer {

  /** {@code tomcat}, or {@code netty} where there is no servlet container. */
  String name();

  /** Where it listens. */
  int port();

  Load load();

  Limits limits();

  /**
   * The pool and the connections of the moment. All null on another container than Tomcat; no pool
   * when each request has a virtual thread of its own.
   *
   * @param threads threads of the pool, null with virtual threads, as the next two
   * @param busy those with a task
   * @param queued tasks that wait for one: new requests, and those that come back to be dispatched
   *     or completed
   * @param connections accepted and still open
   * @param rejected tasks refused since the start because the queue was full
   */
  record Load(Integer threads, Integer busy, Integer queued, Integer connections, Long rejected) {
    static final Load UNKNOWN = new Load(null, null, null, null, null);
  }

  /**
   * The connector's settings, null on another container than Tomcat.
   *
   * @param threads null with virtual threads
   * @param maxQueueCapacity of the queue of those threads, null with virtual threads
   * @param processorCache idle processors kept, -1 for as many as there are connections
   * @param buffers of each connection, for reading and for writing, bytes
   * @param requestHead largest head of a request, bytes
   * @param responseHead largest head of a response, bytes
   * @param filters that Spring Boot registered, by name, in alphabetical order, or {@code none}
   */
  record Limits(
      Integer threads,
      Long asyncTimeoutMillis,
      Integer maxConnections,
      Integer acceptCount,
      Integer maxQueueCapacity,
      Integer processorCache,
      Integer buffers,
      Integer requestHead,
      Integer responseHead,
      String filters,
      boolean virtual) {
    static final Limits UNKNOWN =
        new Limits(null, null, null, null, null, null, null, null, null, null, false);
  }
}
