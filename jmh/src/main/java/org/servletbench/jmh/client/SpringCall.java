package org.servletbench.jmh.client;

import org.openjdk.jmh.annotations.Benchmark;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.app.RunningApp;

/**
 * How much does a call on HttpURLConnection cost a platform thread, by Spring's other two ways?
 *
 * <p>{@link BlockingCall} gives the cost of a RestTemplate that is kept.
 */
public class SpringCall extends AppClient {

  private BlockingDownstream downstream;

  @Override
  void findClients(RunningApp running) {
    downstream = running.part(BlockingDownstream.class);
  }

  /** Calls by a RestTemplate that is made for this call, as the article prints it. */
  @Benchmark
  public Answer newRestTemplate() {
    return downstream.callByNewTemplate(AT_ONCE);
  }

  @Benchmark
  public Answer restClient() {
    return downstream.callByRestClient(AT_ONCE);
  }
}
