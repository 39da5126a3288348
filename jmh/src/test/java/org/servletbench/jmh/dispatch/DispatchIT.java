package org.servletbench.jmh.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.servletbench.app.container.RequestCounts;
import org.servletbench.app.downstream.DownstreamCalls;
import org.servletbench.jmh.Once;

class DispatchIT {

  @Test
  void each_strategy_answers_after_one_call_of_the_downstream() throws Exception {
    Once.each(RequestByStrategy.class, (call, benchmark) -> check(call, benchmark, 1));
  }

  @Test
  void each_way_to_answer_at_once_calls_nothing() throws Exception {
    Once.each(RequestWithoutDownstream.class, (call, benchmark) -> check(call, benchmark, 0));
    Once.each(SparseRequest.class, (call, benchmark) -> check(call, benchmark, 0));
  }

  private static void check(Once.Call call, WholeRequest benchmark, int downstreamCalls)
      throws InterruptedException {
    assertThat(call.result()).isEqualTo(200);
    assertThat(benchmark.app().part(RequestCounts.class).entered()).isEqualTo(1);
    assertThat(benchmark.app().part(DownstreamCalls.class).started()).isEqualTo(downstreamCalls);
    // The engine's native transport is on this class path, but not on that of the app's own
    // process. A loop that the app before this one starts only to close it is soon gone; one that
    // serves stays.
    for (int i = 0; i < 200 && usesEpoll(); i++) {
      Thread.sleep(50);
    }
    assertThat(usesEpoll()).isFalse();
  }

  private static boolean usesEpoll() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("reactor-epoll-"));
  }
}
