package org.servletbench.app;

import org.servletbench.app.container.LiveNetty;
import org.servletbench.app.container.MeasuredNetty;
import org.servletbench.app.container.NettyRequests;
import org.servletbench.app.container.PlainTextWebErrors;
import org.servletbench.app.contract.WebFluxPaths;
import org.servletbench.app.downstream.DownstreamCalls;
import org.servletbench.app.downstream.ReactorClient;
import org.servletbench.app.downstream.WebClientDownstream;
import org.servletbench.app.settings.BenchSettings;
import org.servletbench.app.strategy.WebFlux;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** Serves with Spring WebFlux on Reactor Netty, as Spring Boot starts it. */
@Configuration(proxyBeanMethods = false)
@Import({
  DownstreamCalls.class,
  ReactorClient.class,
  WebClientDownstream.class,
  WebFlux.class,
  WebFluxPaths.class
})
class WebFluxStack {

  @Bean
  NettyRequests requests(BenchSettings settings) {
    return new NettyRequests(settings.serverTiming());
  }

  @Bean
  MeasuredNetty measuredNetty(NettyRequests requests) {
    return new MeasuredNetty(requests);
  }

  /**
   * The loops of the client for the server too, as they are by default. Spring Boot sets those of
   * the server after every customizer, and without this bean from a pool of its own. It asks for a
   * native transport, with which the server would have other loops than the client.
   */
  @Bean
  ReactorResourceFactory serverResources(LoopResources loops) {
    ReactorResourceFactory resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    resources.setLoopResources(useNative -> loops.onServer(false));
    return resources;
  }

  @Bean
  PlainTextWebErrors plainTextWebErrors() {
    return new PlainTextWebErrors();
  }

  @Bean
  LiveNetty container(ReactiveWebServerApplicationContext context) {
    return new LiveNetty(() -> context.getWebServer().getPort());
  }
}
