package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.Rounds;
import org.servletbench.harness.model.Outcome;

/** Compares how late the two pacings send. */
@Isolated
class PacingIT {
  @TempDir Path out;

  /** A tick of 0.2 ms; how late this machine wakes a thread is in both. */
  @Test
  void economical_pacing_is_late_by_up_to_a_tick() throws Exception {
    int port = ForkedProgram.freePort();
    try (ForkedProgram server = ForkedProgram.nullServer(port)) {
      Rounds.upTo(
          4,
          number -> {
            double floor = paced(port, number, "exact").millis("lag", 20);
            EngineResult result = paced(port, number, "economical");

            assertThat(result.totals().getProperty("pacing")).isEqualTo("economical");
            assertThat(result.count(Outcome.OK)).isEqualTo(result.total("planned"));
            assertThat(result.millis("lag", 20) - floor).isCloseTo(0.04, within(0.1));
            assertThat(result.millis("lag", 50)).isGreaterThan(0.05);
          });
    }
  }

  private EngineResult paced(int port, int number, String pacing) throws Exception {
    Path folder = out.resolve(pacing + number);
    try (ForkedProgram engine =
        ForkedProgram.start(
            Engine.class,
            "--url=http://127.0.0.1:" + port + "/",
            "--out=" + folder,
            "--pause=1s",
            "--load=poisson:500:1:2s",
            "--pacing=" + pacing)) {
      assertThat(engine.exitCode()).isZero();
    }
    return EngineResult.read(folder);
  }
}
