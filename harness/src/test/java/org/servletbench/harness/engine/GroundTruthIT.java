package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.system.WakeUpFloor;

/**
 * A server that knows how long it has taken, from having read a request to having written its
 * answer; the engine must report the same percentiles within 1 ms or 1 %. A busy machine delays
 * both sides outside those instants: how late it wakes a thread is measured beside, and allowed. A
 * round may still fail by chance; a fault of the engine fails every round.
 */
@Isolated
class GroundTruthIT {
  private static final int ROUNDS = 4;
  private static final int REQUESTS = 2000;
  private static final double[] PERCENTILES = {50, 90, 99}; // 20 requests lie beyond the last

  @TempDir Path out;

  /** How long a server sleeps, in milliseconds. */
  private interface Sleep {
    double millis(RandomGenerator random);
  }

  private record Latency(String name, Sleep sleep) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Latency> latencies() {
    return Stream.of(
        new Latency("fixed", random -> 5),
        new Latency("lognormal", random -> 10 * Math.exp(0.6 * random.nextGaussian())),
        new Latency("bimodal", random -> random.nextDouble() < 0.95 ? 4 : 80));
  }

  @ParameterizedTest
  @MethodSource("latencies")
  void served_is_what_the_server_has_taken(Latency latency) throws Exception {
    String difference = "no round";
    for (int round = 0; round < ROUNDS && !difference.isEmpty(); round++) {
      difference = round(latency, out.resolve(Integer.toString(round)));
    }
    assertThat(difference).isEmpty();
  }

  private static String round(Latency latency, Path folder) throws Exception {
    Histogram truth = new ConcurrentHistogram(3);
    SplittableRandom random = new SplittableRandom(42);
    try (HostileServer server =
            HostileServer.start(
                client -> {
                  while (!client.head().isEmpty()) {
                    long read = System.nanoTime();
                    double millis;
                    synchronized (random) {
                      millis = latency.sleep().millis(random);
                    }
                    Thread.sleep(Duration.ofNanos(Math.round(millis * 1e6)));
                    client.say(HostileServer.OK);
                    truth.recordValue(System.nanoTime() - read);
                  }
                });
        WakeUpFloor floor = WakeUpFloor.watch()) {
      EngineResult result =
          EngineResult.of(
              folder, server.url(), "--load=even:1000:2s", "--pause=0s", "--connections=40");
      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, (long) REQUESTS));
      assertThat(truth.getTotalCount()).isEqualTo(REQUESTS);
      return difference(result, truth, floor.p99Millis());
    }
  }

  private static String difference(EngineResult result, Histogram truth, double noise) {
    StringBuilder differences = new StringBuilder();
    for (double percentile : PERCENTILES) {
      double told = result.millis("ok.served", percentile);
      double taken = truth.getValueAtPercentile(percentile) / 1e6;
      if (Math.abs(told - taken) > Math.max(1, 0.01 * taken) + noise) {
        differences.append(
            "p%.0f: the engine tells %.2f ms, the server %.2f, noise %.2f; "
                .formatted(percentile, told, taken, noise));
      }
    }
    return differences.toString();
  }
}
