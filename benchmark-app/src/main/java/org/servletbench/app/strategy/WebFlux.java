package org.servletbench.app.strategy;

import org.servletbench.app.container.NettyRequests;
import org.servletbench.app.downstream.WebClientDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** Uses no container thread, and no thread waits: the reactive stack from end to end, on Netty. */
@RestController
public class WebFlux {

  private final WebClientDownstream downstream;

  WebFlux(WebClientDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/webFluxRequestProcessing")
  Mono<ResponseEntity<String>> get(ServerHttpRequest request) {
    Connection connection = ServerHttpRequestDecorator.getNativeRequest(request);
    Delay delay =
        Delay.of(request.getQueryParams().get("delay"), NettyRequests.times(connection.channel()));
    return downstream.call(delay).map(Answer::toEntity);
  }

  @ExceptionHandler
  ResponseEntity<String> failed(Failure failure) {
    return failure.answer().toEntity();
  }
}
