package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.measure.AsyncPool;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The three endpoints that wait, as the article prints them: each answers its own body, and a
 * blocking call makes a new RestTemplate. Timeouts and counters are ours.
 */
@RestController
@RequestMapping("/asPrinted")
class AsPrinted {

  private final BlockingDownstream blocking;
  private final NonBlockingDownstream nonBlocking;
  private final AsyncPool asyncPool;

  AsPrinted(BlockingDownstream blocking, NonBlockingDownstream nonBlocking, AsyncPool asyncPool) {
    this.blocking = blocking;
    this.nonBlocking = nonBlocking;
    this.asyncPool = asyncPool;
  }

  @GetMapping("/blocking")
  ResponseEntity<String> blocking(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return blocking.callByNewTemplate(delay).saying("blocking...").toEntity();
  }

  @GetMapping("/asyncBlocking")
  CompletableFuture<ResponseEntity<String>> asyncBlocking(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return CompletableFuture.supplyAsync(
        () -> blocking.callByNewTemplate(delay).saying("Async blocking...").toEntity(), asyncPool);
  }

  @GetMapping("/asyncNonBlocking")
  CompletableFuture<ResponseEntity<String>> asyncNonBlocking(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return nonBlocking
        .call(delay)
        .thenApply(answer -> answer.saying("Async Non blocking...").toEntity());
  }
}
