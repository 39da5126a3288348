package org.servletbench.jmh.dispatch;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * How much does a whole request cost by each way to return an answer, when nothing is called?
 *
 * <p>{@code servlet} against {@code entity} is the price of the DispatcherServlet; {@code entity}
 * against any of those below it, that of going asynchronous and of the second dispatch; {@code
 * servlet} against {@code async-context}, that of going asynchronous without one. Where the answer
 * comes from another thread, {@code -elsewhere}, the hand-off is in it.
 */
public class RequestWithoutDownstream extends WholeRequest {

  /** One of the paths of {@link AnswersAtOnce}, if need be on a virtual thread. */
  @Param({
    "servlet",
    "async-context",
    "async-context-elsewhere",
    "entity",
    "entity-on-virtual-thread",
    "completable-future",
    "completable-future-elsewhere",
    "deferred-result",
    "mono",
    "callable"
  })
  String way;

  @Setup
  public void startApp() throws IOException {
    startAtOnce(way);
  }

  @Benchmark
  public int request() throws IOException {
    return send();
  }
}
