package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.measure.AsyncPool;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the Tomcat thread back and waits in a thread of the executor. */
@RestController
class AsyncBlocking {

  private final BlockingDownstream downstream;
  private final AsyncPool asyncPool;

  AsyncBlocking(BlockingDownstream downstream, AsyncPool asyncPool) {
    this.downstream = downstream;
    this.asyncPool = asyncPool;
  }

  @GetMapping("/asyncBlockingRequestProcessing")
  CompletableFuture<ResponseEntity<String>> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return CompletableFuture.supplyAsync(() -> downstream.call(delay).toEntity(), asyncPool);
  }
}
