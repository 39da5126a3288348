package org.servletbench.app.contract;

import org.servletbench.app.container.NettyRequests;
import org.servletbench.app.downstream.WebClientDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Failure;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** Serves the paths with Spring WebFlux, on Netty. */
@RestController
public class WebFluxPaths {

  private final WebClientDownstream downstream;

  WebFluxPaths(WebClientDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/")
  Mono<ResponseEntity<String>> hello() {
    return Mono.just(Paths.HELLO.toEntity());
  }

  @GetMapping("/wait/{millis}")
  Mono<ResponseEntity<String>> await(@PathVariable String millis, ServerHttpRequest request) {
    Connection connection = ServerHttpRequestDecorator.getNativeRequest(request);
    return downstream
        .call(Paths.delay(millis, NettyRequests.times(connection.channel())))
        .map(Answer::toEntity);
  }

  @ExceptionHandler
  ResponseEntity<String> failed(Failure failure) {
    return failure.answer().toEntity();
  }
}
