package org.servletbench.jmh.client;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.IterationParams;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.Pace;
import org.servletbench.jmh.app.RunningApp;

/**
 * How much CPU time does a call by the app's blocking client cost a platform thread, when few
 * requests come?
 *
 * <p>{@link BlockingCall} gives the cost at full speed.
 */
public class SparseCall extends AppClient {

  private final Pace pace = new Pace();
  private BlockingDownstream downstream;

  @Override
  void findClients(RunningApp running) {
    downstream = running.part(BlockingDownstream.class);
  }

  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    pace.begin(iteration);
  }

  /** Calls by the kept RestTemplate on HttpURLConnection, as the app does by default. */
  @Benchmark
  public Answer kept() {
    pace.await();
    return downstream.call(AT_ONCE);
  }
}
