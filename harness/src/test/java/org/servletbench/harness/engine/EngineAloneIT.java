package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.Rounds;
import org.servletbench.harness.model.Outcome;

/**
 * Runs the engine alone: how late it sends, and how soon it is compiled, depends on what else runs.
 */
@Isolated
class EngineAloneIT {
  private static int port;
  private static ForkedProgram server;

  @TempDir Path out;

  @BeforeAll
  static void startServer() throws Exception {
    port = ForkedProgram.freePort();
    server = ForkedProgram.nullServer(port);
  }

  @AfterAll
  static void endServer() {
    server.close();
  }

  /** Two objects of 72 bytes when Netty asks for the address of a buffer, once it is compiled. */
  @Test
  void the_event_loop_allocates_next_to_nothing_per_request() throws Exception {
    EngineResult result =
        run(
            out,
            "--load=even:4000:2s",
            "--warm-up=even:4000:2s",
            "--connections=10",
            "--max-in-flight=10");

    assertThat(result.total("allocated-bytes") / (double) result.total("completed"))
        .isLessThan(100);
  }

  @Test
  void economical_pacing_sends_everything_and_tells_its_tick() throws Exception {
    EngineResult result =
        run(out, "--load=even:6000:2s", "--pacing=economical", "--connections=10");

    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 12_000L));
    assertThat(result.total("pacing-tick-ns")).isEqualTo(200_000);
  }

  /** A tick of 0.2 ms; how late this machine wakes a thread is in both. */
  @Test
  void economical_pacing_is_late_by_up_to_a_tick() throws Exception {
    Rounds.upTo(
        4,
        number -> {
          double floor = paced(number, "exact").millis("lag", 20);
          EngineResult result = paced(number, "economical");

          assertThat(result.totals().getProperty("pacing")).isEqualTo("economical");
          assertThat(result.count(Outcome.OK)).isEqualTo(result.total("planned"));
          assertThat(result.millis("lag", 20) - floor).isCloseTo(0.04, within(0.1));
          assertThat(result.millis("lag", 50)).isGreaterThan(0.05);
        });
  }

  private EngineResult paced(int number, String pacing) throws Exception {
    return run(out.resolve(pacing + number), "--load=poisson:500:1:2s", "--pacing=" + pacing);
  }

  private static EngineResult run(Path folder, String... args) throws Exception {
    String[] all = new String[args.length + 3];
    all[0] = "--url=http://127.0.0.1:" + port + "/";
    all[1] = "--out=" + folder;
    all[2] = "--pause=1s";
    System.arraycopy(args, 0, all, 3, args.length);
    try (ForkedProgram engine = ForkedProgram.start(Engine.class, all)) {
      assertThat(engine.exitCode()).isZero();
    }
    return EngineResult.read(folder);
  }
}
