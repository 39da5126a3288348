package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.model.Outcome;

/** Shows what coordinated omission hides, with a server that stalls one second in eight. */
@Isolated
class StallIT {
  private static final double DURATION = 8.0;
  private static final int CLIENTS = 8;

  /** Longer than any answer of a server that is awake, far shorter than the stall. */
  private static final double SEEN_MILLIS = 100;

  @TempDir Path out;

  @Test
  void an_open_load_sees_a_stall_in_its_share_of_requests_and_a_closed_one_in_its_clients()
      throws Exception {
    int port = ForkedProgram.freePort();
    String url = "--url=http://127.0.0.1:" + port + "/";
    try (ForkedProgram server = ForkedProgram.nullServer(port)) {
      CompletableFuture<EngineResult> open =
          CompletableFuture.supplyAsync(
              () ->
                  EngineResult.of(
                      out.resolve("open"), url, "--load=even:1000:8s", "--connections=20"));
      CompletableFuture<EngineResult> closed =
          CompletableFuture.supplyAsync(
              () ->
                  EngineResult.of(
                      out.resolve("closed"), url, "--load=closed:" + CLIENTS + ":10ms:0s:0s:8s"));
      Thread.sleep(5000); // in the third second of MEASURE, after a pause of 2
      server.signal("STOP");
      long stopped = System.nanoTime();
      Thread.sleep(1000);
      server.signal("CONT");
      double stall = (System.nanoTime() - stopped) / 1e9; // its ends within a start of kill each

      assertOpen(open.join(), stall);
      assertClosed(closed.join());
    }
  }

  private static void assertOpen(EngineResult result, double stall) {
    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 8000L));
    double share = seen(result) / 8000.0;
    // those that arrive in the last 100 ms of the stall do not reach the threshold
    double expected = (stall - SEEN_MILLIS / 1000) / DURATION;
    assertThat(share).isBetween(0.85 * expected, 1.3 * expected);
    assertThat(result.millis("ok.felt", 100)).isBetween(950 * stall, 1000 * stall + 400);
  }

  private static void assertClosed(EngineResult result) {
    assertThat(result.outcomes()).containsOnlyKeys(Outcome.OK);
    assertThat(seen(result)).isBetween((long) CLIENTS / 2, 3L * CLIENTS);
  }

  private static long seen(EngineResult result) {
    Histogram felt = result.times().get("ok.felt");
    return felt.getCountBetweenValues((long) (SEEN_MILLIS * 1e6), felt.getMaxValue());
  }
}
