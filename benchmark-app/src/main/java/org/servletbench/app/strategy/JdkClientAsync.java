package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.servletbench.app.downstream.JdkAsyncDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Does what {@link AsyncNonBlocking} does, with the JDK's client, not AsyncHttpClient. */
@RestController
class JdkClientAsync {

  private final JdkAsyncDownstream downstream;

  JdkClientAsync(JdkAsyncDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/jdkClientAsyncRequestProcessing")
  CompletableFuture<ResponseEntity<String>> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return downstream.call(delay).thenApply(Answer::toEntity);
  }
}
