package org.servletbench.jmh.client;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.IterationParams;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.Pace;
import org.servletbench.jmh.app.RunningApp;

/**
 * How much CPU time does a call by AsyncHttpClient cost, when few requests come and nobody waits
 * for the answer?
 *
 * <p>{@link NonBlockingCall} gives the cost at full speed, with a wake-up of the caller.
 */
public class SparseNonBlockingCall extends AppClient {

  private final Pace pace = new Pace();
  private NonBlockingDownstream downstream;

  @Override
  void findClients(RunningApp running) {
    downstream = running.part(NonBlockingDownstream.class);
  }

  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    pace.begin(iteration);
  }

  @Benchmark
  public CompletableFuture<Answer> asyncHttpClient() {
    pace.await();
    return pace.settle(downstream.call(AT_ONCE));
  }
}
