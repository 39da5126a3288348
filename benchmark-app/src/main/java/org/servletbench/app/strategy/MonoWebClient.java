package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import org.servletbench.app.downstream.WebClientDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Gives the Tomcat thread back, and no thread waits: Spring MVC subscribes to the Mono. The bean is
 * lazy, as its client is.
 */
@RestController
@Lazy
class MonoWebClient {

  private final WebClientDownstream downstream;

  MonoWebClient(WebClientDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/webClientRequestProcessing")
  Mono<ResponseEntity<String>> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return downstream.call(delay).map(Answer::toEntity);
  }
}
