package org.servletbench.jmh.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.Once;

class ClientIT {

  private static void checkAnswer(Once.Call call, AppClient benchmark) {
    assertThat(call.result()).as(call.method()).isEqualTo(new Answer(200, "true"));
    assertThat(benchmark.calls()).as(call.method()).isEqualTo(call.number());
  }

  @Test
  void each_blocking_client_gets_the_answer_by_one_call() throws Exception {
    Once.each(BlockingCall.class, ClientIT::checkAnswer);
    Once.each(BlockingCallOnVirtualThread.class, ClientIT::checkAnswer);
    Once.each(SpringCall.class, ClientIT::checkAnswer);
    Once.each(SparseCall.class, ClientIT::checkAnswer);
    Once.each(SparseCallOnVirtualThread.class, ClientIT::checkAnswer);
  }

  @Test
  void each_non_blocking_client_gets_the_answer_by_one_call() throws Exception {
    Once.each(NonBlockingCall.class, ClientIT::checkAnswer);
    Once.each(NonBlockingCallOnVirtualThread.class, ClientIT::checkAnswer);
    Once.each(
        SparseNonBlockingCall.class,
        (call, benchmark) -> {
          assertThat(call.result()).isInstanceOf(CompletableFuture.class);
          assertThat(((CompletableFuture<?>) call.result()).join())
              .isEqualTo(new Answer(200, "true"));
          assertThat(benchmark.calls()).isEqualTo(1);
        });
  }
}
