package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.Outcome;

class ConnectionTest {
  private static final long SECOND = 1_000_000_000;

  private final long slot = System.nanoTime();
  private final TestPool test = new TestPool(SECOND, slot, 1, Overload.WAIT);

  @ParameterizedTest
  @CsvSource({
    "200 OK,                true,  OK",
    "299 Last,              true,  OK",
    "200 OK,                false, OTHER",
    "200 OK,                truer, OTHER",
    "200 OK,                '',    OTHER",
    "300 Choices,           true,  OTHER",
    "302 Found,             true,  OTHER",
    "400 Bad Request,       true,  HTTP_4XX",
    "499 Last,              true,  HTTP_4XX",
    "500 Error,             true,  HTTP_5XX",
    "503 Unavailable,       true,  HTTP_5XX",
    "599 Last,              true,  HTTP_5XX",
    "600 Nonsense,          true,  OTHER"
  })
  void an_answer_is_good_with_the_expected_body_and_a_status_of_success(
      String status, String body, Outcome outcome) {
    EmbeddedChannel channel = send(test.open());

    test.answer(channel, status, body);

    TestPool.Seen seen = test.end();
    assertThat(seen.count(outcome)).isEqualTo(1);
    assertThat(seen.second().completed()).isEqualTo(1);
    assertThat(seen.histograms()).containsKey(outcome.label() + ".felt");
    assertThat(seen.histograms().keySet().stream().filter(tag -> tag.endsWith(".felt"))).hasSize(1);
  }

  @Test
  void only_a_connection_that_has_served_before_can_be_stale() {
    send(test.open()).close();

    assertThat(test.end().count(Outcome.RESET)).isEqualTo(1);
  }

  @Test
  void a_connection_that_has_served_and_is_closed_before_a_byte_was_stale() {
    EmbeddedChannel channel = send(test.open());
    test.answer(channel, "200 OK", "true");

    send(channel).close();

    TestPool.Seen seen = test.end();
    assertThat(seen.count(Outcome.STALE_CONNECTION)).isEqualTo(1);
    assertThat(seen.count(Outcome.OK)).isEqualTo(1);
    assertThat(seen.totals().reused()).isEqualTo(1);
  }

  private EmbeddedChannel send(EmbeddedChannel channel) {
    test.connections.arrive(slot, ArrivalSource.NO_CLIENT);
    assertThat(test.connections.inFlight()).isEqualTo(1);
    return channel;
  }
}
