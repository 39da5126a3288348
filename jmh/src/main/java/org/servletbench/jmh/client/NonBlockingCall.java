package org.servletbench.jmh.client;

import org.openjdk.jmh.annotations.Benchmark;
import org.servletbench.app.downstream.JdkAsyncDownstream;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.downstream.RawReactorDownstream;
import org.servletbench.app.downstream.WebClientDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.app.RunningApp;

/**
 * How much does a call by each of the app's non-blocking clients cost?
 *
 * <p>The caller, a platform thread, waits for the end, as no strategy does. So a figure includes
 * one wake-up that a request has no need of.
 */
public class NonBlockingCall extends AppClient {

  private NonBlockingDownstream asyncHttpClient;
  private JdkAsyncDownstream jdk;
  private WebClientDownstream webClient;
  private RawReactorDownstream reactorNetty;

  @Override
  void findClients(RunningApp running) {
    asyncHttpClient = running.part(NonBlockingDownstream.class);
    jdk = running.part(JdkAsyncDownstream.class);
    webClient = running.part(WebClientDownstream.class);
    reactorNetty = running.part(RawReactorDownstream.class);
  }

  @Benchmark
  public Answer asyncHttpClient() {
    return asyncHttpClient.call(AT_ONCE).join();
  }

  @Benchmark
  public Answer jdk() {
    return jdk.call(AT_ONCE).join();
  }

  @Benchmark
  public Answer webClient() {
    return webClient.call(AT_ONCE).block();
  }

  @Benchmark
  public Answer reactorNetty() {
    return reactorNetty.call(AT_ONCE).block();
  }
}
