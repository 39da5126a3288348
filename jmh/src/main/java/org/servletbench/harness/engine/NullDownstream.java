package org.servletbench.harness.engine;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The harness's null server in the JVM of a benchmark: one thread, which answers at once. */
public final class NullDownstream implements AutoCloseable {

  private final Channel listening;

  /** Listens on any free port of 127.0.0.1. */
  public NullDownstream() {
    try {
      listening = NullServer.serve(0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the URL of its root. */
  public URI uri() {
    return URI.create(
        "http://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
  }

  @Override
  public void close() {
    listening.eventLoop().shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
