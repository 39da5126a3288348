package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Outcome;

/** Checks that every arrival ends once, with the right outcome, whatever the server does. */
class HostileServersIT {
  private static final long REQUESTS = 50;
  private static final String[] LOAD = {"--load=even:100:500ms", "--pause=0s"};

  /** Only for what shall time out: on a busy machine everything else may take as long. */
  private static final String SOON = "--timeout=300ms";

  @TempDir Path out;

  @Test
  void a_dead_port_refuses_every_request() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    EngineResult result = run("--url=http://127.0.0.1:" + port + "/", "--connections=3");

    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.CONNECT_REFUSED, REQUESTS));
    assertThat(result.total("connections-opened")).isZero();
    assertThat(result.total("sent")).isZero();
  }

  @Test
  void a_server_that_never_answers_gives_one_read_timeout_a_request_and_nothing_else()
      throws Exception {
    try (HostileServer server = HostileServer.start(client -> Thread.sleep(60_000))) {
      EngineResult result = run(server.url(), SOON);

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.READ_TIMEOUT, REQUESTS));
      assertThat(result.sum("read_timeout")).isEqualTo(REQUESTS);
      for (String tag : List.of("read_timeout.felt", "read_timeout.served")) {
        assertThat(result.times().get(tag).getTotalCount()).isEqualTo(REQUESTS);
        assertThat(result.millis(tag, 0)).isCloseTo(300, within(1.0));
        assertThat(result.millis(tag, 100)).isCloseTo(300, within(1.0));
      }
    }
  }

  @Test
  void a_half_closed_connection_without_an_answer_is_a_reset() throws Exception {
    try (HostileServer server =
        HostileServer.start(
            client -> {
              client.head();
              client.socket().shutdownOutput();
              Thread.sleep(60_000);
            })) {
      assertThat(run(server.url()).outcomes()).isEqualTo(Map.of(Outcome.RESET, REQUESTS));
    }
  }

  @Test
  void endless_headers_are_cut_off() throws Exception {
    try (HostileServer server =
        HostileServer.start(
            client -> {
              client.head();
              client.say("HTTP/1.1 200 OK\r\n");
              while (true) {
                client.say("X-Again: and again and again\r\n".repeat(100));
              }
            })) {
      EngineResult result = run(server.url());

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OTHER, REQUESTS));
      assertThat(result.totals().getProperty("other-messages")).startsWith("head longer");
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "SSH-2.0-OpenSSH_9.6~, OTHER, not HTTP",
        "HTTP/1.1 200 OK~Content-Length: x~~, OTHER, bad Content-Length",
        "HTTP/1.1 200 OK~Content-Length: 5~~other, OTHER, another body",
        "HTTP/1.1 302 Found~Content-Length: 4~~true, OTHER, status 302",
        "HTTP/1.1 404 Not Found~Content-Length: 0~~, HTTP_4XX, ``",
        "HTTP/1.1 503 Busy~Content-Length: 0~~, HTTP_5XX, ``",
        "HTTP/1.1 200 OK~~true, OK, ``"
      })
  void what_a_server_says_before_it_closes_decides(String answer, Outcome outcome, String message)
      throws Exception {
    String text = crLf(answer);
    try (HostileServer server =
        HostileServer.start(
            client -> {
              client.head();
              client.say(text); // and closes, which the next request need not know yet
            })) {
      EngineResult result = run(server.url(), "--expect-body=true", "--requests-per-connection=1");

      assertThat(result.outcomes()).containsOnlyKeys(outcome).containsValue(REQUESTS);
      assertThat(result.totals().getProperty("other-messages")).contains(message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~tr~2~ue~0~~",
        "HTTP/1.1 103 Early Hints~Link: a~~HTTP/1.1 200 OK~Content-Length: 4~~true"
      })
  void odd_but_lawful_answers_are_ok_on_one_connection(String answer) throws Exception {
    String text = crLf(answer);
    try (HostileServer server = HostileServer.answering(text, 0)) {
      EngineResult result = run(server.url(), "--expect-body=true", "--max-in-flight=1");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, REQUESTS));
      assertThat(result.total("connections-opened")).isEqualTo(1);
    }
  }

  @Test
  void bytes_beyond_an_answer_cost_the_connection_but_are_no_request() throws Exception {
    try (HostileServer server =
        HostileServer.answering(HostileServer.OK + "HTTP/1.1 200 OK\r\n\r\n", 0)) {
      EngineResult result = run(server.url());

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, REQUESTS));
      assertThat(result.total("stray-bytes")).isEqualTo(REQUESTS);
      assertThat(result.total("connections-opened")).isEqualTo(REQUESTS);
    }
  }

  @Test
  void bytes_that_come_while_nothing_is_asked_cost_the_connection_but_are_no_request()
      throws Exception {
    try (HostileServer server =
        HostileServer.start(
            client -> {
              while (!client.head().isEmpty()) {
                client.say(HostileServer.OK);
                Thread.sleep(20);
                client.say("more");
              }
            })) {
      EngineResult result = EngineResult.of(out, server.url(), "--load=even:2:2s", "--pause=0s");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 4L));
      assertThat(result.total("stray-bytes")).isBetween(3L, 4L);
    }
  }

  @Test
  void a_server_that_closes_after_each_answer_without_saying_so_is_followed() throws Exception {
    try (HostileServer server =
        HostileServer.start(
            client -> {
              client.head();
              client.say(HostileServer.OK);
            })) {
      EngineResult result =
          EngineResult.of(out, server.url(), "--load=even:20:1s", "--pause=0s", "--timeout=2s");

      assertThat(result.count(Outcome.OK) + result.count(Outcome.STALE_CONNECTION)).isEqualTo(20);
      assertThat(result.total("stray-closes")).isGreaterThan(10);
    }
  }

  @Test
  void a_full_backlog_is_a_connect_timeout() throws Exception {
    InetAddress local = InetAddress.getByName("127.0.0.1");
    List<Socket> fillers = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, local)) {
      fill(full, fillers);

      EngineResult result = run("--url=http://127.0.0.1:" + full.getLocalPort() + "/", SOON);

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.CONNECT_TIMEOUT, REQUESTS));
      assertThat(result.millis("connect_timeout.felt", 100)).isCloseTo(300, within(1.0));
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  /** In the texts ~ stands for CR LF. */
  private static String crLf(String text) {
    return text.replace("~", "\r\n");
  }

  private static void fill(ServerSocket full, List<Socket> fillers) throws IOException {
    for (int i = 0; i < 10; i++) {
      Socket filler = new Socket();
      fillers.add(filler);
      try {
        filler.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 200);
      } catch (SocketTimeoutException isFull) {
        return;
      }
    }
  }

  private EngineResult run(String... more) {
    List<String> args = new ArrayList<>(List.of(LOAD));
    args.addAll(List.of(more));
    EngineResult result = EngineResult.of(out, args.toArray(String[]::new));
    assertThat(result.total("planned")).isEqualTo(REQUESTS);
    assertThat(result.total("completed")).isEqualTo(REQUESTS);
    assertThat(result.sum("offered")).isEqualTo(REQUESTS);
    return result;
  }
}
