package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.system.Jdk;

/** Waits inside synchronized on a real JDK 21, which then keeps its carriers, and on this JDK. */
@Tag("slow") // whole trials on two JDKs
@Isolated
class PinningIT {
  private static final String SUITE =
      """
      suite: pinned
      question: Does it keep its carriers?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 60/s, arrivals: even, duration: 2s, timeout: 10s}
      warm-up: {rate: 30/s, duration: 2s, delay: 10ms}
      downstream: {delay: 100ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 90s, downstream-timeout: 80s, side-door-readings: 20/s, jvm: ["-Djdk.virtualThreadScheduler.parallelism=2"]}
      jdks: [21, %d]
      scenarios: [{name: waits, strategy: virtual-threads-synchronized}]
      claims: []
      """;

  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  @Test
  void the_carriers_of_JDK_21_are_the_limit_and_those_of_this_JDK_are_not() throws Exception {
    int here = Runtime.version().feature();
    Assumptions.assumeTrue(Jdk.named("21").isPresent(), "no JDK 21 in the usual places");
    Assumptions.assumeTrue(here >= 24, "this JDK keeps its carriers, too");
    Path suite = Files.writeString(folder.resolve("pinned.yaml"), SUITE.formatted(here));
    Path out = folder.resolve("run");

    try (BenchProcess bench = BenchProcess.run(folder, "run", suite, "--out", out)) {
      assertThat(LimitedByIT.limits(out).get("waits-jdk-21"))
          .as(bench.output())
          .startsWith("carriers (2/2 pinned by calls ");
      assertThat(LimitedByIT.limits(out).get("waits-jdk-" + here)).isEqualTo("nothing");
      assertThat(bench.output()).contains("all 2 carriers taken: by the law ");
    }
  }
}
