package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.servletbench.harness.Rounds;
import org.servletbench.harness.model.Outcome;

/** Checks how many connections are opened, and what happens to arrivals that find none. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectionsIT {
  @TempDir Path out;

  @Test
  void keep_alive_needs_no_more_connections_than_are_in_flight() throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 0)) {
      EngineResult result = run(server, "--load=even:20:1s", "--connections=4");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 20L));
      // An arrival each 50 ms: more than four are in flight only where an answer takes 200.
      long inFlight = Math.max(4, 1 + (long) (result.millis("ok.felt", 100) / 50));
      assertThat(result.total("connections-opened")).isBetween(4L, inFlight);
      assertThat(result.sum("waited")).isLessThanOrEqualTo(20 * (inFlight - 4));
      assertThat(server.heads).noneMatch(head -> head.contains("Connection"));
    }
  }

  @Test
  void keep_alive_off_opens_a_connection_for_each_request_and_says_so() throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 0)) {
      EngineResult result = run(server, "--load=even:50:1s", "--requests-per-connection=1");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 50L));
      assertThat(result.total("connections-opened")).isEqualTo(50);
      assertThat(result.total("connections-reused")).isZero();
      assertThat(result.sum("waited")).isEqualTo(50);
      assertThat(result.times().get("connect").getTotalCount()).isEqualTo(50);
      assertThat(server.heads).hasSize(50).allMatch(head -> head.contains("Connection: close\r\n"));
    }
  }

  @Test
  void a_connection_is_closed_after_its_last_request() throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 0)) {
      EngineResult result =
          run(server, "--load=even:50:1s", "--requests-per-connection=5", "--max-in-flight=1");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 50L));
      assertThat(result.total("connections-opened")).isEqualTo(10);
      assertThat(result.total("connections-reused")).isEqualTo(40);
      assertThat(server.heads.stream().filter(head -> head.contains("Connection: close")))
          .hasSize(10);
    }
  }

  @Test
  void connections_come_from_each_local_address_in_turn() throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 0)) {
      EngineResult result =
          run(server, "--load=even:10:1s", "--connections=6", "--local-addresses=3");

      assertThat(result.total("connections-opened")).isEqualTo(6);
      Map<String, Long> sources =
          server.accepted.stream()
              .collect(Collectors.groupingBy(a -> a.getHostAddress(), Collectors.counting()));
      assertThat(sources).containsOnlyKeys(Set.of("127.0.0.1", "127.0.0.2", "127.0.0.3"));
      assertThat(sources.values()).containsOnly(2L);
    }
  }

  @Test
  void beyond_the_bound_an_arrival_waits_and_its_latency_counts_from_its_slot() throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 50)) {
      EngineResult result = run(server, "--load=even:80:1s", "--max-in-flight=2");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 80L));
      assertThat(result.total("connections-opened")).isEqualTo(2);
      assertThat(result.sum("waited")).isGreaterThan(70);
      // 2 connections x 20/s: the last arrival is served a second late
      assertThat(result.millis("ok.felt", 100)).isGreaterThan(900);
      assertThat(result.millis("wait", 100)).isGreaterThan(850);
      assertThat(result.millis("ok.served", 50)).isBetween(50.0, 200.0);
    }
  }

  @Test
  void what_has_waited_until_its_deadline_because_of_the_bound_is_dropped() throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 50)) {
      EngineResult result =
          run(server, "--load=burst:100:10:1s", "--max-in-flight=1", "--timeout=200ms");

      assertThat(result.outcomes()).containsKeys(Outcome.OK, Outcome.DROPPED);
      assertThat(result.count(Outcome.DROPPED)).isGreaterThan(50);
      assertThat(result.total("completed")).isEqualTo(100);
      assertThat(result.millis("dropped.felt", 0)).isGreaterThanOrEqualTo(199);
    }
  }

  @Test
  void an_arrival_beyond_the_bound_is_dropped_at_once_if_so_asked() throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 50)) {
      EngineResult result =
          run(
              server,
              "--load=even:100:1s",
              "--connections=2",
              "--max-in-flight=2",
              "--overload=drop");

      assertThat(result.outcomes()).containsOnlyKeys(Outcome.OK, Outcome.DROPPED);
      assertThat(result.total("completed")).isEqualTo(100);
      assertThat(result.count(Outcome.DROPPED)).isGreaterThan(40);
      assertThat(result.total("sent")).isEqualTo(result.count(Outcome.OK));
      assertThat(result.sum("waited")).isZero();
    }
  }

  /** Forty in its first second, at most two in its last five. */
  @Test
  void what_only_the_beginning_of_a_warm_up_needed_is_closed_in_the_silence_after_it()
      throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 200)) {
      EngineResult result =
          run(
              server,
              "--pause=2s",
              "--connections=10",
              "--warm-up=even:200:1s+even:5:7s",
              "--load=even:5:2s");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 10L));
      List<String> open =
          result.seconds().stream().map(row -> row.get("connections_open")).toList();
      assertThat(Integer.parseInt(open.get(7))).as("in the warm-up").isGreaterThanOrEqualTo(35);
      assertThat(open.subList(9, 12)).as("before MEASURE and in it").containsOnly("10");
    }
  }

  @Test
  void closed_clients_are_never_more_than_their_number() throws Exception {
    Rounds.upTo(
        3,
        number -> {
          try (HostileServer server = HostileServer.answering(HostileServer.OK, 50)) {
            EngineResult result = run(server, "--load=closed:4:0s:100ms:100ms:1s");

            // a request of 50 ms each 100 ms; what a stall takes from a client is lost
            assertThat(result.outcomes()).containsOnlyKeys(Outcome.OK);
            assertThat(result.count(Outcome.OK)).isBetween(30L, 40L);
            assertThat(result.total("connections-opened")).isEqualTo(4);
            assertThat(result.totals().getProperty("planned")).isNull();
          }
        });
  }

  @Test
  void the_warm_up_is_recorded_apart() throws Exception {
    try (HostileServer server = HostileServer.answering(HostileServer.OK, 0)) {
      EngineResult result =
          run(
              server,
              "--load=even:20:1s",
              "--warm-up=even:40:1s",
              "--warm-up-url=" + server.url().substring(6) + "?warm=1",
              "--pause=1s");

      assertThat(result.total("sent")).isEqualTo(20);
      assertThat(result.total("ok")).isEqualTo(20);
      assertThat(result.seconds().stream().map(row -> row.get("second") + ":" + row.get("offered")))
          .startsWith("-2:40", "-1:0", "0:20");
      assertThat(
              result.seconds().stream()
                  .filter(row -> row.get("second").startsWith("-"))
                  .mapToInt(row -> Integer.parseInt(row.get("ok")))
                  .sum())
          .isEqualTo(40);
      assertThat(server.heads.stream().filter(head -> head.startsWith("GET /x?warm=1 HTTP/1.1")))
          .hasSize(40);
    }
  }

  private EngineResult run(HostileServer server, String... more) {
    String[] args = new String[more.length + 2];
    args[0] = server.url();
    args[1] = "--pause=0s";
    System.arraycopy(more, 0, args, 2, more.length);
    for (String arg : more) {
      if (arg.startsWith("--pause")) {
        args[1] = "--expect-body=true";
      }
    }
    return EngineResult.of(out, args);
  }
}
