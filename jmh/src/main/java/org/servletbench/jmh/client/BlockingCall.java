package org.servletbench.jmh.client;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.app.RunningApp;

/** How much does a call by each of the app's blocking clients cost a platform thread? */
public class BlockingCall extends AppClient {

  /** The app's setting {@code bench.blocking-client}. */
  @Param({"http-url-connection", "jdk", "apache", "socket"})
  String client;

  private BlockingDownstream downstream;

  @Override
  String[] settings() {
    return new String[] {"--bench.blocking-client=" + client};
  }

  @Override
  void findClients(RunningApp running) {
    downstream = running.part(BlockingDownstream.class);
  }

  /** Calls as most strategies do: by one RestTemplate; with {@code socket}, by the client alone. */
  @Benchmark
  public Answer kept() {
    return downstream.call(AT_ONCE);
  }
}
