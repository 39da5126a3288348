package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Outcome;
import org.servletbench.jmh.Once;

class EnginePartsIT {

  @Test
  void the_recorder_has_counted_the_answer() throws Exception {
    Once.each(
        RecordAnAnswer.class,
        (call, benchmark) -> {
          Totals totals = ((Recorder) call.result()).totals();
          assertThat(totals.outcomes()[Outcome.OK.ordinal()]).isEqualTo(1);
          assertThat(totals.sent()).isEqualTo(call.method().equals("wholeRequest") ? 1 : 0);
        });
  }

  @Test
  void a_whole_request_has_been_encoded() throws Exception {
    String request =
        "GET /asyncNonBlockingRequestProcessing?delay=1000 HTTP/1.1\r\n"
            + "Host: 127.0.0.1:8080\r\nAccept: */*\r\n\r\n";
    Once.each(
        EncodeARequest.class,
        (call, benchmark) -> {
          switch (call.result()) {
            case ByteBuf buffer ->
                assertThat(buffer.toString(StandardCharsets.US_ASCII)).isEqualTo(request);
            case byte[] bytes ->
                assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo(request);
            default ->
                assertThat(call.result())
                    .isEqualTo(request.length() + "Bench-Slot: 0000000000000000000\r\n".length());
          }
        });
  }

  @Test
  void each_decoder_finds_a_whole_answer() throws Exception {
    Once.each(DecodeAnAnswer.class, (call, benchmark) -> assertThat(call.result()).isEqualTo(200));
  }

  @Test
  void all_four_stages_are_read() throws Exception {
    Once.each(
        ReadServerTiming.class, (call, benchmark) -> assertThat(call.result()).isEqualTo(517_000L));
  }
}
