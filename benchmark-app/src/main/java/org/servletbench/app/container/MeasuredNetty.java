package org.servletbench.app.container;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * Makes the server count its requests and share its event loops with the client, which is WebFlux's
 * default.
 */
public final class MeasuredNetty implements NettyServerCustomizer {

  private final LoopResources loops;
  private final NettyRequests requests;

  public MeasuredNetty(LoopResources loops, NettyRequests requests) {
    this.loops = loops;
    this.requests = requests;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server
        .runOn(loops, false) // false: no native transport
        .doOnChannelInit(
            (observer, channel, remote) ->
                channel
                    .pipeline()
                    .addAfter(NettyPipeline.HttpCodec, "requests", requests.counting()));
  }
}
