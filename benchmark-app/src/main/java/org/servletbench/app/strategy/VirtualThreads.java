package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Waits in the request's virtual thread, by the same code as {@link Blocking}. */
@RestController
class VirtualThreads {

  private final BlockingDownstream downstream;

  VirtualThreads(BlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/virtualThreadRequestProcessing")
  ResponseEntity<String> get(HttpServletRequest request) {
    requireVirtualThread();
    Delay delay = Delay.of(request);
    return downstream.call(delay).toEntity();
  }

  /** Fails on a platform thread: on a JDK below 21 the setting is ignored silently. */
  static void requireVirtualThread() {
    if (!Thread.currentThread().isVirtual()) {
      throw new Failure(
          500, "not a virtual thread: start the app with --spring.threads.virtual.enabled=true");
    }
  }
}
