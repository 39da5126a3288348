package org.servletbench.app.container;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Makes the server count its requests. */
public final class MeasuredNetty implements NettyServerCustomizer {

  private final NettyRequests requests;

  public MeasuredNetty(NettyRequests requests) {
    this.requests = requests;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit(
        (observer, channel, remote) ->
            channel.pipeline().addAfter(NettyPipeline.HttpCodec, "requests", requests.counting()));
  }
}
