package org.servletbench.harness.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Sound results of closed loads, simulated request by request, must give no finding. */
class AuditSimulationTest {
  private static final int ROWS = 400;
  private static final int WARM_UP = 1_000;

  /** A request in service. */
  private record InService(double ends, double arrived) {}

  @Test
  void sound_results_rounded_to_two_significant_digits_give_no_finding() {
    assertThat(audit(value -> value.round(new MathContext(2, RoundingMode.HALF_UP)), 1)).isEmpty();
  }

  @Test
  void sound_results_rounded_to_two_decimals_give_no_finding() {
    assertThat(audit(value -> value.setScale(2, RoundingMode.HALF_UP), 2)).isEmpty();
  }

  private static List<String> audit(UnaryOperator<BigDecimal> rounding, long seed) {
    Random random = new Random(seed);
    StringBuilder csv =
        new StringBuilder(
            "name,connections,requests,errors,qps,mean_ms,p50_ms,p90_ms,p99_ms,max_ms,stdev_ms\n");
    for (int row = 0; row < ROWS; row++) {
      int connections = 1 + random.nextInt(200);
      double[] latencies = new double[1_000 + 20 * connections];
      double millis = closedLoop(random, connections, latencies);
      Arrays.sort(latencies);
      double mean = Arrays.stream(latencies).average().orElseThrow();
      double variance =
          Arrays.stream(latencies).map(it -> (it - mean) * (it - mean)).average().orElseThrow();
      List<String> cells = new ArrayList<>();
      for (double figure :
          new double[] {
            latencies.length / millis * 1000,
            mean,
            percentile(latencies, 0.5),
            percentile(latencies, 0.9),
            percentile(latencies, 0.99),
            latencies[latencies.length - 1],
            Math.sqrt(variance)
          }) {
        cells.add(rounding.apply(BigDecimal.valueOf(figure)).toPlainString());
      }
      csv.append(
          "row-%d,%d,%d,0,%s\n"
              .formatted(row, connections, latencies.length, String.join(",", cells)));
    }
    return Audits.csv(csv.toString()).findings().stream()
        .map(it -> it.rule().id() + ": " + it.rows().getFirst() + ": " + it.arithmetic())
        .toList();
  }

  /** Runs a queue with a few servers; returns how long the measured requests took, ms. */
  private static double closedLoop(Random random, int connections, double[] latencies) {
    int servers = 1 + random.nextInt(16);
    double service = Math.exp(random.nextDouble() * 5) / 5; // 0.2 to 30 ms
    boolean steady = random.nextBoolean();
    PriorityQueue<InService> busy =
        new PriorityQueue<>(Comparator.comparingDouble(InService::ends));
    ArrayDeque<Double> waiting = new ArrayDeque<>();
    for (int i = 0; i < connections; i++) {
      waiting.add(0.0);
    }
    while (busy.size() < servers && !waiting.isEmpty()) {
      busy.add(new InService(time(random, service, steady), waiting.poll()));
    }
    double begin = 0;
    double now = 0;
    for (int done = -WARM_UP; done < latencies.length; done++) {
      if (done == 0) {
        begin = now;
      }
      InService next = busy.poll();
      now = next.ends();
      if (done >= 0) {
        latencies[done] = now - next.arrived();
      }
      waiting.add(now);
      busy.add(new InService(now + time(random, service, steady), waiting.poll()));
    }
    return now - begin;
  }

  private static double time(Random random, double mean, boolean steady) {
    return steady
        ? mean * (0.95 + 0.1 * random.nextDouble())
        : -mean * Math.log(1 - random.nextDouble());
  }

  private static double percentile(double[] sorted, double p) {
    return sorted[(int) Math.ceil(p * sorted.length) - 1];
  }
}
