package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs the engine flat out over the beginning of MEASURE. */
@Isolated
class BoundaryIT {
  @TempDir Path out;

  /** Clients without a pause, so that some send in the very moment MEASURE begins. */
  @Test
  void a_request_counts_in_the_second_of_its_slot() throws Exception {
    int port = ForkedProgram.freePort();
    try (ForkedProgram server = ForkedProgram.nullServer(port)) {
      EngineResult result =
          EngineResult.of(
              out,
              "--url=http://127.0.0.1:" + port + "/",
              "--warm-up=even:100:1s",
              "--pause=0s",
              "--load=closed:64:0s:0s:0s:1s",
              "--settle=1s");

      assertThat(result.total("sent")).isEqualTo(result.total("completed")).isPositive();
      assertThat(
              result.seconds().stream()
                  .filter(row -> Integer.parseInt(row.get("second")) >= 0)
                  .mapToLong(row -> Long.parseLong(row.get("sent")))
                  .sum())
          .isEqualTo(result.total("sent"));
    }
  }
}
