package org.servletbench.app.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What serves the requests, one in a process. */
public enum Stack {
  /** Spring MVC and raw servlets, in a servlet container. */
  SERVLET,
  /** Spring WebFlux on Reactor Netty. */
  WEBFLUX,
  /** Reactor Netty alone. */
  REACTOR_NETTY;

  /** As {@code --bench.stack} is given. */
  @JsonValue
  public String settingName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
