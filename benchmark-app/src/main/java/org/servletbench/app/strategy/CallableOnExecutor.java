package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Callable;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives the Tomcat thread back and waits in a thread of Spring Boot's applicationTaskExecutor,
 * which has 8 threads unless {@code spring.task.execution.pool.core-size} says otherwise. The async
 * timeout interrupts the wait.
 */
@RestController
class CallableOnExecutor {

  private final BlockingDownstream downstream;

  CallableOnExecutor(BlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @GetMapping("/callableRequestProcessing")
  Callable<ResponseEntity<String>> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return () -> downstream.call(delay).toEntity();
  }
}
