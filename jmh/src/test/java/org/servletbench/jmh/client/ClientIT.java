package org.servletbench.jmh.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
  }

  @Test
  void each_non_blocking_client_gets_the_answer_by_one_call() throws Exception {
    Once.each(NonBlockingCall.class, ClientIT::checkAnswer);
    Once.each(NonBlockingCallOnVirtualThread.class, ClientIT::checkAnswer);
  }

  @Test
  void each_bare_client_gets_the_body() throws Exception {
    Once.each(BareCall.class, ClientIT::checkBody);
    Once.each(BareCallOnVirtualThread.class, ClientIT::checkBody);
  }

  private static void checkBody(Once.Call call, BareCall benchmark) {
    assertThat((byte[]) call.result())
        .as(call.method())
        .isEqualTo("true".getBytes(StandardCharsets.US_ASCII));
  }
}
