package org.servletbench.app.container;

import java.util.function.IntSupplier;

/**
 * Describes Netty, which has no pool to wait for and none of Tomcat's limits.
 *
 * @param listening the port in use
 */
public record LiveNetty(IntSupplier listening) implements LiveContainer {

  @Override
  public String name() {
    return "netty";
  }

  @Override
  public int port() {
    return listening.getAsInt();
  }

  @Override
  public Load load() {
    return Load.UNKNOWN;
  }

  @Override
  public Limits limits() {
    return Limits.UNKNOWN;
  }
}
