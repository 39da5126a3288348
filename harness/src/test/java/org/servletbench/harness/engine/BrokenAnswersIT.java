package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Outcome;

/** Checks that the way a connection ends, and the place in the answer, decide the outcome. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenAnswersIT {
  private static final String SHORT = "--load=even:200:50ms"; // 10 requests

  @TempDir Path out;

  private enum Ending {
    /** FIN. */
    CLOSE,
    /** FIN, and the server goes on to read. */
    HALF_CLOSE,
    RESET
  }

  /** In the texts ~ stands for CR LF. */
  @ParameterizedTest(name = "{0} and {1} is {2}")
  @CsvSource({
    "HTTP/1.1 200 OK~~half of a b, RESET, RESET",
    "HTTP/1.0 200 OK~~, RESET, RESET",
    "HTTP/1.1 200 OK~~all of it, CLOSE, OK",
    "HTTP/1.1 200 OK~~all of it, HALF_CLOSE, OK",
    "HTTP/1.1 20, RESET, RESET",
    "HTTP/1.1 20, CLOSE, RESET",
    "HTTP/1.1 200 OK~Content-Length: 9, HALF_CLOSE, RESET",
    "HTTP/1.1 103 Hints~~, CLOSE, RESET",
    "HTTP/1.1 200 OK~Content-Length: 9~~true, RESET, RESET",
    "HTTP/1.1 200 OK~Content-Length: 9~~true, CLOSE, RESET",
    "HTTP/1.1 200 OK~Content-Length: 9~~true, HALF_CLOSE, RESET",
    "HTTP/1.1 200 OK~Content-Length: 4~~true, RESET, OK",
    "HTTP/1.1 200 OK~Content-Length: 4~~true, HALF_CLOSE, OK",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~tr, RESET, RESET",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~tr, CLOSE, RESET",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~true~, CLOSE, RESET",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~true~0~, CLOSE, RESET",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~true~0~X: y, HALF_CLOSE, RESET",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~true~0~X: y~~, RESET, OK"
  })
  void an_error_of_the_connection_is_not_the_end_of_an_answer(
      String answer, Ending ending, Outcome outcome) throws Exception {
    String text = answer.replace("~", "\r\n");
    CountDownLatch end = new CountDownLatch(1);
    try (HostileServer server =
        HostileServer.start(
            client -> {
              client.head();
              client.say(text);
              switch (ending) {
                case CLOSE -> {}
                case HALF_CLOSE -> {
                  client.socket().shutdownOutput();
                  end.await();
                }
                case RESET -> client.socket().setSoLinger(true, 0);
              }
            })) {
      // Once each: a connection that is used again while its end is under way would be stale.
      assertThat(run(server, "--requests-per-connection=1").outcomes())
          .isEqualTo(Map.of(outcome, 10L));
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @CsvSource({"false, '', STALE_CONNECTION", "true, '', STALE_CONNECTION", "false, H, RESET"})
  void a_reused_connection_that_ends_before_anything_of_the_answer_is_stale(
      boolean reset, String begin, Outcome outcome) throws Exception {
    try (HostileServer server =
        HostileServer.start(
            client -> {
              client.head();
              client.say(HostileServer.OK);
              client.head();
              client.say(begin);
              client.socket().setSoLinger(reset, 0);
            })) {
      EngineResult result = run(server, "--max-in-flight=1");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 5L, outcome, 5L));
      assertThat(result.sum(outcome.label())).isEqualTo(5);
      assertThat(result.total("connections-opened")).as("none was sent again").isEqualTo(5);
    }
  }

  @Test
  void a_connection_that_was_opened_ahead_and_has_served_nothing_is_none_that_is_stale()
      throws Exception {
    try (HostileServer server = HostileServer.start(HostileServer.Client::head)) {
      EngineResult result = run(server, "--connections=10");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.RESET, 10L));
    }
  }

  private EngineResult run(HostileServer server, String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(
        new String[] {server.url(), SHORT, "--pause=0s", "--timeout=5s"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return EngineResult.of(out, args);
  }
}
