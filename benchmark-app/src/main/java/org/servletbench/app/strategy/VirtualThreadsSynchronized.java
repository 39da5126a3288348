package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Does what {@link VirtualThreads} does, inside {@code synchronized}, as many an older client does.
 * Nobody else wants the monitor, which is the request's own, so that only a carrier can be in short
 * supply.
 */
@RestController
class VirtualThreadsSynchronized {

  private final BlockingDownstream downstream;

  VirtualThreadsSynchronized(BlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/virtualThreadSynchronizedRequestProcessing")
  ResponseEntity<String> get(HttpServletRequest request) {
    VirtualThreads.requireVirtualThread();
    Delay delay = Delay.of(request);
    // not a new Object(): the compiler leaves out the monitor of an object that nobody else sees
    synchronized (request) {
      return downstream.call(delay).toEntity();
    }
  }
}
