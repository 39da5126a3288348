package org.servletbench.jmh.dispatch;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.IterationParams;
import org.servletbench.jmh.Pace;

/**
 * How much CPU time does a whole request cost that calls nothing, when few requests come?
 *
 * <p>{@link RequestWithoutDownstream} gives the cost at full speed.
 */
public class SparseRequest extends WholeRequest {

  /** Those ways of {@link RequestWithoutDownstream} in which strategies that wait are answered. */
  @Param({"entity", "entity-on-virtual-thread", "completable-future-elsewhere"})
  String way;

  private final Pace pace = new Pace();

  @Setup
  public void startApp() throws IOException {
    startAtOnce(way);
  }

  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    pace.begin(iteration);
  }

  @Benchmark
  public int request() throws IOException {
    pace.await();
    return send();
  }
}
