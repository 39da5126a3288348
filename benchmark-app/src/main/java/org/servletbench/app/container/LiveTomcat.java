package org.servletbench.app.container;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Reads the running connector; no request passes through it for that. */
@Component
public final class LiveTomcat {

  private final ServletWebServerApplicationContext context;

  LiveTomcat(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /**
   * The pool and the connections of the moment, or nulls when each request has a virtual thread of
   * its own.
   *
   * @param threads threads of the pool
   * @param busy those with a task
   * @param queued tasks that wait for one: new requests, and those that come back to be dispatched
   *     or completed
   * @param connections accepted and still open
   */
  public record Load(Integer threads, Integer busy, Integer queued, Long connections) {}

  /**
   * The connector's settings.
   *
   * @param threads null with virtual threads
   */
  public record Limits(
      Integer threads,
      long asyncTimeoutMillis,
      int maxConnections,
      int acceptCount,
      boolean virtual) {}

  public Load load() {
    AbstractProtocol<?> protocol = protocol();
    if (protocol.getExecutor() instanceof ThreadPoolExecutor pool) {
      return new Load(
          pool.getPoolSize(),
          pool.getActiveCount(),
          pool.getQueue().size(),
          openConnections(protocol));
    }
    return new Load(null, null, null, null);
  }

  /** Tomcat's figure without the connection that the acceptor counts before it has come. */
  private static long openConnections(AbstractProtocol<?> protocol) {
    return Math.max(0, protocol.getConnectionCount() - 1);
  }

  public Limits limits() {
    AbstractProtocol<?> protocol = protocol();
    boolean pooled = protocol.getExecutor() instanceof ThreadPoolExecutor;
    return new Limits(
        pooled ? ((ThreadPoolExecutor) protocol.getExecutor()).getMaximumPoolSize() : null,
        connector().getAsyncTimeout(),
        protocol.getMaxConnections(),
        protocol.getAcceptCount(),
        !pooled);
  }

  private Connector connector() {
    if (context.getWebServer() instanceof TomcatWebServer server) {
      return server.getTomcat().getConnector();
    }
    throw new IllegalStateException("Tomcat is not running");
  }

  private AbstractProtocol<?> protocol() {
    return (AbstractProtocol<?>) connector().getProtocolHandler();
  }
}
