package org.servletbench.app.container;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Reads the running connector. */
@Component
final class LiveTomcat implements LiveContainer {

  private final ServletWebServerApplicationContext context;

  LiveTomcat(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  @Override
  public String name() {
    return "tomcat";
  }

  @Override
  public int port() {
    return server().getPort();
  }

  @Override
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

  @Override
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
        protocol.buffers(),
        protocol.getMaxHttpRequestHeaderSize(),
        protocol.getMaxHttpResponseHeaderSize(),
        !pooled);
  }

  private TomcatWebServer server() {
    if (context.getWebServer() instanceof TomcatWebServer server) {
      return server;
    }
    throw new IllegalStateException("Tomcat is not running");
  }

  private Connector connector() {
    return server().getTomcat().getConnector();
  }

  private MeasuredProtocol protocol() {
    return (MeasuredProtocol) connector().getProtocolHandler();
  }
}
