package org.servletbench.app.container;

import org.apache.catalina.connector.Connector;
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
   * The pool and the connections of the moment; no pool when each request has a virtual thread of
   * its own.
   *
   * @param threads threads of the pool, null with virtual threads, as the next two
   * @param busy those with a task
   * @param queued tasks that wait for one: new requests, and those that come back to be dispatched
   *     or completed
   * @param connections accepted and still open
   * @param rejected tasks refused since the start because the queue was full
   */
  public record Load(
      Integer threads, Integer busy, Integer queued, int connections, long rejected) {}

  /**
   * The connector's settings.
   *
   * @param threads null with virtual threads
   * @param maxQueueCapacity of the queue of those threads, null with virtual threads
   * @param processorCache idle processors kept, -1 for as many as there are connections
   */
  public record Limits(
      Integer threads,
      long asyncTimeoutMillis,
      int maxConnections,
      int acceptCount,
      Integer maxQueueCapacity,
      int processorCache,
      boolean virtual) {}

  public Load load() {
    MeasuredProtocol protocol = protocol();
    if (protocol.getExecutor() instanceof ThreadPoolExecutor pool) {
      return new Load(
          pool.getPoolSize(),
          pool.getActiveCount(),
          pool.getQueue().size(),
          protocol.openConnections(),
          protocol.rejected());
    }
    return new Load(null, null, null, protocol.openConnections(), protocol.rejected());
  }

  public Limits limits() {
    MeasuredProtocol protocol = protocol();
    boolean pooled = protocol.getExecutor() instanceof ThreadPoolExecutor;
    return new Limits(
        pooled ? ((ThreadPoolExecutor) protocol.getExecutor()).getMaximumPoolSize() : null,
        connector().getAsyncTimeout(),
        protocol.getMaxConnections(),
        protocol.getAcceptCount(),
        pooled ? protocol.getMaxQueueSize() : null,
        protocol.getProcessorCache(),
        !pooled);
  }

  private Connector connector() {
    if (context.getWebServer() instanceof TomcatWebServer server) {
      return server.getTomcat().getConnector();
    }
    throw new IllegalStateException("Tomcat is not running");
  }

  private MeasuredProtocol protocol() {
    return (MeasuredProtocol) connector().getProtocolHandler();
  }
}
