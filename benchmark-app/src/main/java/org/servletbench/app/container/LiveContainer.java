package org.servletbench.app.container;

/** The running container. Its state is read from its objects, without sending it a request. */
public interface LiveContainer {

  /** {@code tomcat}, or {@code netty} where there is no servlet container. */
  String name();

  /** The port it listens on. */
  int port();

  Load load();

  Limits limits();

  /**
   * The current state of the pool and the connections. Every field is null on a container other
   * than Tomcat; the pool fields are null when each request has its own virtual thread.
   *
   * @param threads threads in the pool; null with virtual threads, like {@code busy} and {@code
   *     queued}
   * @param busy threads that are running a task
   * @param queued tasks that wait for a thread: new requests, and requests that return to be
   *     dispatched or completed
   * @param connections connections accepted and still open
   * @param rejected tasks refused since the start because the queue was full
   */
  record Load(Integer threads, Integer busy, Integer queued, Integer connections, Long rejected) {
    static final Load UNKNOWN = new Load(null, null, null, null, null);
  }

  /**
   * The connector's settings; null on a container other than Tomcat.
   *
   * @param threads null with virtual threads
   * @param maxQueueCapacity capacity of the queue before those threads; null with virtual threads
   * @param processorCache idle processors kept; -1 means one per connection
   * @param buffers size of each connection's read buffer and of its write buffer, bytes
   * @param requestHead largest request head accepted, bytes
   * @param responseHead largest response head sent, bytes
   * @param filters names of the filters that Spring Boot registered, in alphabetical order, or
   *     {@code none}
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
