package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.Rounds;
import org.servletbench.harness.model.Outcome;

/** Shows what coordinated omission hides, with a server that stalls one second in eight. */
@Isolated
class StallIT {
  private static final double DURATION = 8.0;
  private static final int CLIENTS = 8;

  /** Longer than any answer of a server that is awake, far shorter than the stall. */
  private static final double SEEN_MILLIS = 100;

  @TempDir Path out;

  /** How long the server stood still, seconds: sending a signal takes a while. */
  private record Stall(double least, double most) {}

  @Test
  void an_open_load_sees_a_stall_in_its_share_of_requests_and_a_closed_one_in_its_clients()
      throws Exception {
    Rounds.upTo(3, number -> round(out.resolve(Integer.toString(number))));
  }

  private static void round(Path folder) throws Exception {
    int port = ForkedProgram.freePort();
    String url = "--url=http://127.0.0.1:" + port + "/";
    try (ForkedProgram server = ForkedProgram.nullServer(port)) {
      CompletableFuture<EngineResult> open =
          CompletableFuture.supplyAsync(
              () ->
                  EngineResult.of(
                      folder.resolve("open"), url, "--load=even:1000:8s", "--connections=20"));
      CompletableFuture<EngineResult> closed =
          CompletableFuture.supplyAsync(
              () ->
                  EngineResult.of(
                      folder.resolve("closed"),
                      url,
                      "--load=closed:" + CLIENTS + ":10ms:0s:0s:8s"));
      Thread.sleep(5000); // in the third second of MEASURE, after a pause of 2
      long beforeStop = System.nanoTime();
      server.signal("STOP");
      long stopped = System.nanoTime();
      Thread.sleep(1000);
      long beforeGo = System.nanoTime();
      server.signal("CONT");
      long gone = System.nanoTime();

      assertOpen(open.join(), new Stall((beforeGo - stopped) / 1e9, (gone - beforeStop) / 1e9));
      assertClosed(closed.join());
    }
  }

  private static void assertOpen(EngineResult result, Stall stall) {
    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 8000L));
    double share = seen(result) / 8000.0;
    // those that arrive in the last 100 ms of the stall do not reach the threshold
    assertThat(share).isBetween(0.85 * expected(stall.least()), 1.3 * expected(stall.most()));
    assertThat(result.millis("ok.felt", 100))
        .isBetween(950 * stall.least(), 1000 * stall.most() + 400);
  }

  private static double expected(double stall) {
    return (stall - SEEN_MILLIS / 1000) / DURATION;
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
