package org.servletbench.app;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.springframework.boot.WebApplicationType;

/** What serves the requests, one in a process; each has a configuration of its own. */
public enum Stack {
  /** Spring MVC and raw servlets, in a servlet container. */
  SERVLET(WebApplicationType.SERVLET, ServletStack.class),
  /** Spring WebFlux on Reactor Netty. */
  WEBFLUX(WebApplicationType.REACTIVE, WebFluxStack.class),
  /** Reactor Netty alone. */
  REACTOR_NETTY(WebApplicationType.NONE, ReactorNettyStack.class);

  private final WebApplicationType type;
  private final Class<?> configuration;

  Stack(WebApplicationType type, Class<?> configuration) {
    this.type = type;
    this.configuration = configuration;
  }

  WebApplicationType type() {
    return type;
  }

  Class<?> configuration() {
    return configuration;
  }

  /** As {@code --bench.stack} is given. */
  @JsonValue
  public String settingName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
