package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServletRequest;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.WebAsyncTask;

/** Does what {@link CallableOnExecutor} does, with its own async timeout of equal length. */
@RestController
class WebAsyncTasks {

  private final BlockingDownstream downstream;
  private final long timeoutMillis;

  WebAsyncTasks(BlockingDownstream downstream, BenchSettings settings) {
    this.downstream = downstream;
    timeoutMillis = settings.asyncTimeout().toMillis();
  }

  @GetMapping("/webAsyncTaskRequestProcessing")
  WebAsyncTask<ResponseEntity<String>> get(HttpServletRequest request) {
    Delay delay = Delay.of(request);
    return new WebAsyncTask<>(timeoutMillis, () -> downstream.call(delay).toEntity());
  }
}
