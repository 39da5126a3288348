package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Waits in the Tomcat thread. */
@RestController
class Blocking {

  private final BlockingDownstream downstream;

  Blocking(BlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/blockingRequestProcessing")
  ResponseEntity<String> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return downstream.call(delay).toEntity();
  }
}
