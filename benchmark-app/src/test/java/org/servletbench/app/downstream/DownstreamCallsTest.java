package org.servletbench.app.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.settings.BenchSettings;
import org.servletbench.app.settings.Stack;

class DownstreamCallsTest {

  private static final Answer TOO_SLOW =
      new Answer(504, "the downstream is too slow: no answer in 300 ms");

  private final DownstreamCalls calls = new DownstreamCalls(settings());

  private static BenchSettings settings() {
    return new BenchSettings(
        Stack.SERVLET,
        URI.create("http://127.0.0.1:8090"),
        Duration.ofMillis(300),
        BenchSettings.BlockingClient.HTTP_URL_CONNECTION,
        0,
        0,
        1,
        Duration.ofSeconds(1),
        0,
        true,
        false,
        0);
  }

  /** As AsyncHttpClient tells it. */
  @Test
  void a_timeout_that_caused_a_failed_connect_is_a_504() {
    ConnectException thrown = new ConnectException("connection timed out");
    thrown.initCause(new ConnectTimeoutException("connection timed out after 300 ms"));
    assertThat(calls.failure(thrown).answer()).isEqualTo(TOO_SLOW);
  }

  @Test
  void a_refused_connect_is_a_502_wherever_it_is_among_the_causes() {
    Throwable thrown = new CompletionException(new ConnectException("Connection refused"));
    assertThat(calls.failure(thrown).answer())
        .isEqualTo(new Answer(502, "the downstream failed: it cannot be connected to"));
  }

  @Test
  void the_timeout_of_a_future_is_a_504_also_when_it_is_wrapped() {
    assertThat(calls.failure(new TimeoutException()).answer()).isEqualTo(TOO_SLOW);
    assertThat(calls.failure(new CompletionException(new TimeoutException())).answer())
        .isEqualTo(TOO_SLOW);
  }

  @Test
  void anything_else_is_a_502() {
    assertThat(calls.failure(new IllegalStateException()).answer())
        .isEqualTo(new Answer(502, "the downstream failed: it gave no valid answer"));
  }
}
