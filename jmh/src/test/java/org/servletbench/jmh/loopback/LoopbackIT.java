package org.servletbench.jmh.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.servletbench.jmh.Once;

class LoopbackIT {

  @Test
  void each_bare_client_gets_the_body() throws Exception {
    Once.each(BareCall.class, LoopbackIT::checkBody);
    Once.each(BareCallOnVirtualThread.class, LoopbackIT::checkBody);
  }

  @Test
  void the_cheapest_client_gets_the_answer_of_the_cheapest_server() throws Exception {
    Once.each(Exchange.class, (call, benchmark) -> assertThat(call.result()).isEqualTo(200));
    Once.each(
        ExchangeOnVirtualThread.class,
        (call, benchmark) -> assertThat(call.result()).isEqualTo(200));
    Once.each(SparseExchange.class, (call, benchmark) -> assertThat(call.result()).isEqualTo(200));
  }

  private static void checkBody(Once.Call call, BareCall benchmark) {
    assertThat((byte[]) call.result())
        .as(call.method())
        .isEqualTo("true".getBytes(StandardCharsets.US_ASCII));
  }
}
