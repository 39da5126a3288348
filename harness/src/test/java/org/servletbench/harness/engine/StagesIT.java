package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.servletbench.harness.model.Outcome;

/** A server that says how long each stage took; the engine must take its word, and do the rest. */
@Execution(ExecutionMode.CONCURRENT)
class StagesIT {
  private static final String TRUE = "Content-Length: 4\r\n\r\ntrue";

  @TempDir Path out;

  @Test
  void stages_are_taken_down_and_what_they_leave_is_outside() throws Exception {
    try (HostileServer server =
        answering("server-timing: think;dur=15.5, cache;desc=\"hit\", write;dur=2\r\n", 30)) {
      EngineResult result = run(server, "--server-timing=true");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 100L));
      assertThat(result.times())
          .containsKeys("stage.think", "stage.write", "stage.outside")
          .doesNotContainKey("stage.cache");
      assertThat(result.millis("stage.think", 50)).isCloseTo(15.5, within(0.02));
      assertThat(result.millis("stage.write", 50)).isCloseTo(2, within(0.01));
      assertThat(mean(result, "think") + mean(result, "write") + mean(result, "outside"))
          .isCloseTo(result.times().get("ok.felt").getMean() / 1e6, within(0.1));
      assertThat(result.totals().getProperty("server-timing-stages")).isEqualTo("think,write");
      assertThat(result.total("server-timing-untold")).isZero();
      assertThat(result.total("server-timing-overlapping")).isZero();
    }
  }

  @Test
  void each_request_says_its_slot_on_the_clock_of_the_host() throws Exception {
    long before = System.nanoTime();
    try (HostileServer server = answering("", 0)) {
      run(server, "--server-timing=true", "--requests-per-connection=3");

      long[] slots =
          server.heads.stream()
              .mapToLong(head -> Long.parseLong(head.replaceAll("(?s).*Bench-Slot: |\r\n.*", "")))
              .sorted()
              .toArray();
      assertThat(slots).hasSize(100);
      assertThat(slots[0]).isGreaterThan(before);
      assertThat(slots[99]).isLessThan(System.nanoTime());
      for (int i = 1; i < slots.length; i++) {
        assertThat(slots[i] - slots[i - 1]).as("100/s, even").isBetween(9_999_999L, 10_000_001L);
      }
      assertThat(server.heads).allMatch(head -> head.endsWith("\r\n\r\n"));
      assertThat(server.heads.stream().filter(head -> head.contains("Connection: close")))
          .isNotEmpty();
    }
  }

  @Test
  void a_server_that_tells_nothing_is_all_outside() throws Exception {
    try (HostileServer server = answering("Server: x\r\n", 5)) {
      EngineResult result = run(server, "--server-timing=true");

      assertThat(result.total("server-timing-untold")).isEqualTo(100);
      assertThat(result.millis("stage.outside", 50)).isEqualTo(result.millis("ok.felt", 50));
    }
  }

  @Test
  void stages_longer_than_the_whole_are_counted() throws Exception {
    try (HostileServer server = answering("Server-Timing: a;dur=900, all;dur=900\r\n", 5)) {
      EngineResult result = run(server, "--server-timing=true");

      assertThat(result.total("server-timing-overlapping")).isEqualTo(100);
      assertThat(result.millis("stage.outside", 100)).isZero();
    }
  }

  @Test
  void failures_tell_no_stages() throws Exception {
    try (HostileServer server =
        HostileServer.answering(
            "HTTP/1.1 503 Busy\r\nServer-Timing: a;dur=1\r\nContent-Length: 0\r\n\r\n", 0)) {
      EngineResult result = run(server, "--server-timing=true");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.HTTP_5XX, 100L));
      assertThat(result.times().keySet()).noneMatch(tag -> tag.startsWith("stage."));
    }
  }

  @Test
  void off_neither_asks_nor_listens() throws Exception {
    try (HostileServer server = answering("Server-Timing: a;dur=1\r\n", 0)) {
      EngineResult result = run(server);

      assertThat(server.heads).hasSize(100).noneMatch(head -> head.contains("Bench-Slot"));
      assertThat(result.times().keySet()).noneMatch(tag -> tag.startsWith("stage."));
      assertThat(result.totals().stringPropertyNames())
          .noneMatch(name -> name.startsWith("server-timing"));
    }
  }

  @Test
  void the_event_loop_allocates_next_to_nothing_for_stages() throws Exception {
    try (HostileServer server = answering("Server-Timing: a;dur=0.01, b;dur=0.02\r\n", 0);
        ForkedProgram engine =
            ForkedProgram.start(
                Engine.class,
                server.url(),
                "--out=" + out,
                "--load=even:2000:2s",
                "--warm-up=even:1000:4s",
                "--pause=500ms",
                "--connections=10",
                "--max-in-flight=10", // a new connection would be what is allocated
                "--server-timing=true")) {
      assertThat(engine.exitCode()).isZero();
    }
    EngineResult result = EngineResult.read(out);

    assertThat(result.times().get("stage.b").getTotalCount()).isEqualTo(8000);
    assertThat(result.total("allocated-bytes") / (double) result.total("completed"))
        .as(result.totals().toString())
        .isLessThan(90);
  }

  private static HostileServer answering(String headers, long afterMillis) throws Exception {
    return HostileServer.answering("HTTP/1.1 200 OK\r\n" + headers + TRUE, afterMillis);
  }

  private EngineResult run(HostileServer server, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = server.url();
    args[1] = "--load=even:100:1s";
    args[2] = "--pause=0s";
    args[3] = "--expect-body=true";
    System.arraycopy(more, 0, args, 4, more.length);
    return EngineResult.of(out, args);
  }

  private static double mean(EngineResult result, String stage) {
    return result.times().get("stage." + stage).getMean() / 1e6;
  }
}
