package org.servletbench.app.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The server stack of the process. */
public enum Stack {
  /** Spring MVC and raw servlets, in a servlet container. */
  SERVLET,
  /** Spring WebFlux on Reactor Netty. */
  WEBFLUX,
  /** Reactor Netty alone. */
  REACTOR_NETTY;

  /** Returns the value that {@code --bench.stack} takes. */
  @JsonValue
  public String settingName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
