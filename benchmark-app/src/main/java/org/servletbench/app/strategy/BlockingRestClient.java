package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Does what {@link Blocking} does, with RestClient, the successor of RestTemplate. */
@RestController
class BlockingRestClient {

  private final BlockingDownstream downstream;

  BlockingRestClient(BlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/blockingRestClientRequestProcessing")
  ResponseEntity<String> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return downstream.callByRestClient(delay).toEntity();
  }
}
