package org.servletbench.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.servletbench.app.container.LiveNetty;
import org.servletbench.app.container.MeasuredNetty;
import org.servletbench.app.container.NettyRequests;
import org.servletbench.app.downstream.DownstreamCalls;
import org.servletbench.app.downstream.RawReactorDownstream;
import org.servletbench.app.downstream.ReactorClient;
import org.servletbench.app.settings.BenchSettings;
import org.servletbench.app.strategy.RawReactorNetty;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Serves with Reactor Netty alone; Spring only reads the settings and wires the parts. */
@Configuration(proxyBeanMethods = false)
@Import({DownstreamCalls.class, ReactorClient.class, RawReactorDownstream.class})
class ReactorNettyStack {

  @Bean
  NettyRequests requests(BenchSettings settings) {
    return new NettyRequests(settings.serverTiming());
  }

  @Bean(destroyMethod = "disposeNow")
  DisposableServer server(
      RawReactorDownstream downstream,
      LoopResources loops,
      NettyRequests requests,
      @Value("${server.address}") InetAddress address,
      @Value("${server.port}") int port) {
    return new MeasuredNetty(requests)
        .apply(HttpServer.create())
        .runOn(loops, false) // false: no native transport
        .bindAddress(() -> new InetSocketAddress(address, port))
        .handle(new RawReactorNetty(downstream)::handle)
        .bindNow();
  }

  @Bean
  LiveNetty container(DisposableServer server) {
    return new LiveNetty(server::port);
  }
}
