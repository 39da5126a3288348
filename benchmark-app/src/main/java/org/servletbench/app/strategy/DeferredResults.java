package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Does what {@link AsyncNonBlocking} does, with DeferredResult, Spring MVC's result type before
 * CompletableFuture.
 */
@RestController
class DeferredResults {

  private final NonBlockingDownstream downstream;

  DeferredResults(NonBlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/deferredResultRequestProcessing")
  DeferredResult<ResponseEntity<String>> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    var result = new DeferredResult<ResponseEntity<String>>();
    downstream
        .call(delay)
        .whenComplete((answer, thrown) -> result.setResult(Answer.of(answer, thrown).toEntity()));
    return result;
  }
}
