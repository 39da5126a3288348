package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the Tomcat thread, a platform thread, back and waits in a virtual thread. */
@RestController
class AsyncVirtual {

  private static final Executor VIRTUAL = Thread::startVirtualThread;

  private final BlockingDownstream downstream;

  AsyncVirtual(BlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/asyncVirtualRequestProcessing")
  CompletableFuture<ResponseEntity<String>> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return CompletableFuture.supplyAsync(() -> downstream.call(delay).toEntity(), VIRTUAL);
  }
}
