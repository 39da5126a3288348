package org.servletbench.app.container;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.descriptor.web.FilterDef;
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
        filters(),
        !pooled);
  }

  /** Names the filters of Spring Boot, without the one that Tomcat adds to every context. */
  private String filters() {
    String names =
        Arrays.stream(server().getTomcat().getHost().findChildren())
            .map(Context.class::cast)
            .flatMap(served -> Arrays.stream(served.findFilterDefs()))
            .map(FilterDef::getFilterName)
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
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
