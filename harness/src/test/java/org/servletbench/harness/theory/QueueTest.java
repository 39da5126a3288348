package org.servletbench.harness.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class QueueTest {
  @Test
  void agrees_with_servers_that_are_simulated_one_by_one() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      Queue queue = randomQueue(random, 1 + random.nextInt(40));
      long[] responses = bruteForce(queue);
      long timeout = Queue.nanos(queue.timeoutSeconds());
      Prediction prediction = queue.predict();

      assertThat(prediction.requests()).as("%s", queue).isEqualTo(responses.length);
      assertThat(prediction.timeouts())
          .as("%s", queue)
          .isEqualTo((int) Arrays.stream(responses).filter(r -> r > timeout).count());
      for (int n = 0; n < responses.length; n++) {
        double at =
            Math.min(Math.nextUp(Queue.seconds(queue.arrivalNanos(n))), queue.durationSeconds());
        assertThat(queue.responseSeconds(at))
            .as("request %d of %s", n, queue)
            .isCloseTo(Queue.seconds(responses[n]), within(1e-6));
      }
    }
  }

  @Test
  void percentiles_are_those_of_hdr_histogram() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      Queue queue = randomQueue(random, 1 + random.nextInt(20));
      Histogram histogram = new Histogram(5);
      for (long response : bruteForce(queue)) {
        histogram.recordValue(Math.min(response, Queue.nanos(queue.timeoutSeconds())));
      }
      Prediction prediction = queue.predict();
      assertSame(prediction.p50Seconds(), histogram, 50);
      assertSame(prediction.p90Seconds(), histogram, 90);
      assertSame(prediction.p99Seconds(), histogram, 99);
      assertSame(prediction.maxSeconds(), histogram, 100);
    }
  }

  @Test
  void more_servers_never_mean_more_timeouts() {
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      Queue queue = randomQueue(random, 1);
      int before = Integer.MAX_VALUE;
      for (int servers = 1; servers <= queue.smallestPool() + 1; servers++) {
        Prediction prediction = with(queue, servers).predict();
        assertThat(prediction.timeouts()).isLessThanOrEqualTo(before);
        before = prediction.timeouts();
      }
    }
  }

  @Test
  void the_smallest_pool_is_the_edge_of_stability() {
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      Queue queue = randomQueue(random, 1);
      int smallest = queue.smallestPool();
      for (int servers = smallest; servers <= smallest + 2; servers++) {
        Prediction enough = with(queue, servers).predict();
        assertThat(enough.queue().stability()).isNotEqualTo(Stability.OVERLOADED);
        assertThat(enough.maxSeconds())
            .isCloseTo(Math.min(queue.serviceSeconds(), queue.timeoutSeconds()), within(1e-9));
        assertThat(enough.waitingAtWindowEnd()).isZero();
        assertThat(enough.waitingInterpolated()).isZero();
        assertThat(enough.queue().backlogSlope()).isZero();
      }
      if (smallest > 1) {
        Queue tooFew = with(queue, smallest - 1);
        assertThat(tooFew.stability()).isEqualTo(Stability.OVERLOADED);
        assertThat(tooFew.utilisation()).isGreaterThan(1);
        assertThat(tooFew.backlogSlope()).isPositive();
        assertThat(tooFew.latencySlope()).isPositive();
      }
    }
  }

  @Test
  void without_servers_every_request_is_served_at_once() {
    Prediction free = new Queue(20, OptionalInt.empty(), 1, 60, 60).predict();
    Prediction roomy = new Queue(20, OptionalInt.of(1000), 1, 60, 60).predict();

    assertThat(free.maxSeconds()).isEqualTo(1);
    assertThat(free.meanSeconds()).isEqualTo(1);
    assertThat(free.timeouts()).isZero();
    assertThat(free.waitingAtWindowEnd()).isZero();
    assertThat(free.inServiceAtWindowEnd()).isEqualTo(20);
    assertThat(free.drainedAtSeconds()).isEqualTo(60.95).isEqualTo(roomy.drainedAtSeconds());
    assertThat(free.throughputRps()).isEqualTo(1180 / 60.0).isEqualTo(roomy.throughputRps());
    assertThat(free.queue().utilisation()).isZero();
    assertThat(free.queue().smallestPool()).isEqualTo(20);
    assertThat(free.queue().stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void a_service_that_takes_no_time_needs_one_server_and_no_queue() {
    Prediction prediction = new Queue(20, OptionalInt.of(1), 0, 60, 60).predict();

    assertThat(prediction.queue().stability()).isEqualTo(Stability.STABLE);
    assertThat(prediction.maxSeconds()).isZero();
    assertThat(prediction.inServiceAtWindowEnd()).isZero();
    assertThat(prediction.throughputRps()).isEqualTo(20);
    assertThat(prediction.queue().smallestPool()).isEqualTo(1);
    assertThat(prediction.queue().responseSeconds(30)).isZero();
  }

  @Test
  void the_interpolated_backlog_stays_within_half_the_servers_of_the_exact_one() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      int servers = 2 + random.nextInt(30);
      Queue queue = randomQueue(random, servers);
      Prediction prediction = queue.predict();
      assertThat(prediction.waitingInterpolated())
          .as("%s", queue)
          .isCloseTo(prediction.waitingAtWindowEnd(), within(servers / 2.0 + 1));
    }
  }

  @Test
  void in_a_short_timeout_clients_see_timeouts_inside_the_window() {
    // One server, one request a second of 2 s each: request n waits n seconds, and leaves after 3.
    Prediction prediction = new Queue(1, OptionalInt.of(1), 2, 3, 10).predict();

    assertThat(prediction.requests()).isEqualTo(10);
    assertThat(prediction.timeouts()).isEqualTo(8);
    assertThat(prediction.ok()).isEqualTo(2);
    assertThat(prediction.waitingAtWindowEnd()).isEqualTo(5);
    assertThat(prediction.inServiceAtWindowEnd()).isEqualTo(1);
    assertThat(prediction.drainedAtSeconds()).isEqualTo(20);
    // Ends seen by clients: 2, 4, then timeouts at 5, 6, 7, 8, 9; the one at 10 is outside.
    assertThat(prediction.throughputRps()).isEqualTo(0.7);
    assertThat(prediction.goodputRps()).isEqualTo(0.2);
    assertThat(prediction.p50Seconds()).isEqualTo(3);
    assertThat(prediction.meanSeconds()).isEqualTo(2.9);
  }

  private static Queue randomQueue(Random random, int servers) {
    return new Queue(
        1 + random.nextInt(60),
        OptionalInt.of(servers),
        (1 + random.nextInt(2000)) / 1000.0,
        (1 + random.nextInt(300)) / 10.0,
        5 + random.nextInt(20));
  }

  private static Queue with(Queue queue, int servers) {
    return new Queue(
        queue.ratePerSecond(),
        OptionalInt.of(servers),
        queue.serviceSeconds(),
        queue.timeoutSeconds(),
        queue.durationSeconds());
  }

  /** Each request takes the server that is free first. */
  private static long[] bruteForce(Queue queue) {
    PriorityQueue<Long> freeAt = new PriorityQueue<>();
    for (int c = 0; c < queue.servers().getAsInt(); c++) {
      freeAt.add(0L);
    }
    long[] responses = new long[queue.requests()];
    for (int n = 0; n < responses.length; n++) {
      long arrival = queue.arrivalNanos(n);
      long end = Math.max(arrival, freeAt.remove()) + Queue.nanos(queue.serviceSeconds());
      freeAt.add(end);
      responses[n] = end - arrival;
    }
    return responses;
  }

  private static void assertSame(double seconds, Histogram histogram, double percentile) {
    long nanos = histogram.getValueAtPercentile(percentile);
    assertThat(histogram.valuesAreEquivalent(Queue.nanos(seconds), nanos))
        .as("p%s: %s s and %s ns", percentile, seconds, nanos)
        .isTrue();
  }
}
