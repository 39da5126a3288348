package org.servletbench.app.contract;

import io.netty.handler.codec.http.HttpVersion;
import org.servletbench.app.container.NettyRequests;
import org.servletbench.app.downstream.WebClientDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Failure;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;

/** Serves the paths with Spring WebFlux, on Netty. */
@RestController
public class WebFluxPaths {

  private final WebClientDownstream downstream;

  WebFluxPaths(WebClientDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/")
  Mono<ResponseEntity<String>> hello(ServerWebExchange exchange) {
    keepOldClient(exchange);
    return Mono.just(Paths.HELLO.toEntity());
  }

  @GetMapping("/wait/{millis}")
  Mono<ResponseEntity<String>> await(@PathVariable String millis, ServerWebExchange exchange) {
    keepOldClient(exchange);
    Connection connection = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    return downstream
        .call(Paths.delay(millis, NettyRequests.times(connection.channel())))
        .map(Answer::toEntity);
  }

  /**
   * Says to a client of HTTP/1.0 that its connection is kept: Reactor Netty closes it otherwise.
   */
  private static void keepOldClient(ServerWebExchange exchange) {
    HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    if (request.isKeepAlive() && request.version().equals(HttpVersion.HTTP_1_0)) {
      exchange.getResponse().getHeaders().setConnection("keep-alive");
    }
  }

  @ExceptionHandler
  ResponseEntity<String> failed(Failure failure) {
    return failure.answer().toEntity();
  }
}
