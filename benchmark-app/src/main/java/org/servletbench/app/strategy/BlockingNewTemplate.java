package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Does what {@link Blocking} does, with a new RestTemplate per request, as in the article. */
@RestController
class BlockingNewTemplate {

  private final BlockingDownstream downstream;

  BlockingNewTemplate(BlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/blockingNewTemplateRequestProcessing")
  ResponseEntity<String> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return downstream.callByNewTemplate(delay).toEntity();
  }
}
