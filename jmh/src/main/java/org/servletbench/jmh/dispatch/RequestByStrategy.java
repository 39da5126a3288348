package org.servletbench.jmh.dispatch;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.servletbench.harness.model.Strategy;

/**
 * How much does a whole request cost by each strategy, when the downstream answers at once?
 *
 * <p>The app is the one that the harness measures, with its defaults and its own clients.
 */
public class RequestByStrategy extends WholeRequest {

  @Param({
    "blocking",
    "blocking-new-template",
    "blocking-rest-client",
    "async-blocking",
    "async-non-blocking",
    "callable",
    "deferred-result",
    "async-context",
    "async-context-non-blocking",
    "virtual-threads",
    "webclient",
    "webflux",
    "web-async-task",
    "async-virtual",
    "jdk-client-async",
    "raw-reactor-netty"
  })
  String strategy;

  @Setup
  public void startApp() throws IOException {
    Strategy measured = Strategy.of(strategy);
    start(
        measured.path() + "?delay=0",
        measured.body(),
        "--bench.stack=" + measured.stack().label(),
        "--spring.threads.virtual.enabled=" + measured.onVirtualThreads());
  }

  @Benchmark
  public int request() throws IOException {
    return send();
  }
}
