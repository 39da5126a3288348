package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives the Tomcat thread back, and no thread waits for the answer. Where connections are limited,
 * the caller waits for a free one.
 */
@RestController
class AsyncNonBlocking {

  private final NonBlockingDownstream downstream;

  AsyncNonBlocking(NonBlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/asyncNonBlockingRequestProcessing")
  CompletableFuture<ResponseEntity<String>> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return downstream.call(delay).thenApply(Answer::toEntity);
  }
}
