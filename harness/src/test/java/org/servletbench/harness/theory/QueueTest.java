package org.servletbench.harness.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueTest {
  @Test
  void agreesWithServersThatAreSimulatedOneByOne() {
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
  void percentilesAreThoseOfHdrHistogram() {
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
  void moreServersNeverMeanMoreTimeouts() {
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
  void theSmallestPoolIsTheEdgeOfStability() {
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      Queue queue = randomQueue(random, 1);
      int smallest = queue.smallestPool();
      for (int servers = smallest; servers <= smallest + 2; servers++) {
        Prediction enough = with(queue, servers).predict();
        assertThat(enough.stability()).isNotEqualTo(Stability.OVERLOADED);
        assertThat(enough.maxSeconds())
            .isCloseTo(Math.min(queue.serviceSeconds(), queue.timeoutSeconds()), within(1e-9));
        assertThat(enough.waitingAtWindowEnd()).isZero();
        assertThat(enough.waitingInterpolated()).isZero();
        assertThat(enough.backlogSlope()).isZero();
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
  void withoutServersEveryRequestIsServedAtOnce() {
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
    assertThat(free.stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void aServiceThatTakesNoTimeNeedsOneServerAndNoQueue() {
    Prediction prediction = new Queue(20, OptionalInt.of(1), 0, 60, 60).predict();

    assertThat(prediction.stability()).isEqualTo(Stability.STABLE);
    assertThat(prediction.maxSeconds()).isZero();
    assertThat(prediction.inServiceAtWindowEnd()).isZero();
    assertThat(prediction.throughputRps()).isEqualTo(20);
    assertThat(prediction.queue().smallestPool()).isEqualTo(1);
    assertThat(prediction.queue().responseSeconds(30)).isZero();
  }

  @Test
  void theInterpolatedBacklogStaysWithinHalfTheServersOfTheExactOne() {
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
  void inAShortTimeoutClientsSeeTimeoutsInsideTheWindow() {
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

  @ParameterizedTest(name = "{0}/s for {1} s are {2} requests")
  @CsvSource({
    "20, 60, 1200",
    "0.1, 30, 3",
    "0.3, 10, 3",
    "3, 1, 3",
    "1, 0.5, 1",
    "7.4, 1, 8",
    "100, 0.29, 29",
    "33.333333333333336, 3, 100",
    "0.1, 5, 1",
    "1000, 12, 12000",
    "3, 0.333333333, 1"
  })
  void arrivalsAtTheEndOfTheWindowAreOutside(double rate, double duration, int requests) {
    assertThat(new Queue(rate, OptionalInt.of(1), 0.001, 1, duration).requests())
        .isEqualTo(requests);
  }

  @ParameterizedTest(name = "{0}/s of {1} s need {2} servers")
  @CsvSource({
    "20, 1, 20",
    "20, 1.005, 21",
    "20, 0.999, 20",
    "100, 0.29, 29",
    "3, 0.1, 1",
    "30, 0.1, 3",
    "10, 0.3, 3",
    "3, 0.3333333333333333, 1",
    "1, 0.001, 1",
    "300, 1, 300",
    "33.333333333333336, 3, 100"
  })
  void theSmallestPoolIsRatePerSecondTimesServiceRoundedUp(
      double rate, double service, int servers) {
    assertThat(new Queue(rate, OptionalInt.empty(), service, 1, 1).smallestPool())
        .isEqualTo(servers);
  }

  @ParameterizedTest(name = "{0} servers for 20/s of {1} s: {2}")
  @CsvSource({
    "21, 1, STABLE",
    "20, 1, EDGE",
    "19, 1, OVERLOADED",
    "20, 1.000001, OVERLOADED",
    "20, 0.999, STABLE"
  })
  void fullIsTheEdge(int servers, double service, Stability stability) {
    assertThat(new Queue(20, OptionalInt.of(servers), service, 60, 60).stability())
        .isEqualTo(stability);
  }

  @ParameterizedTest(name = "{5}")
  @CsvSource({
    "0, 10, 1, 60, 60, 'ratePerSecond must be greater than 0 and finite, not 0.0'",
    "NaN, 10, 1, 60, 60, 'ratePerSecond must be greater than 0 and finite, not NaN'",
    "Infinity, 10, 1, 60, 60, 'ratePerSecond must be greater than 0 and finite, not Infinity'",
    "20, 0, 1, 60, 60, 'servers must be at least 1, or none, not 0'",
    "20, 10, -1, 60, 60, 'serviceSeconds must be 0 to 86400.0 s, not -1.0'",
    "20, 10, 1, -1, 60, 'timeoutSeconds must be longer than 0 and at most 86400.0 s, not -1.0'",
    "20, 10, 1, 60, 86401, 'durationSeconds must be longer than 0 and at most 86400.0 s, not"
        + " 86401.0'",
    "1e6, 10, 1, 60, 60, 'ratePerSecond x durationSeconds must be at most 1.0E7, not 6.0E7'",
    "1e7, 10, 86400, 1, 1, 'ratePerSecond x serviceSeconds must be at most 1.0E9, not 8.64E11'",
    "1e4, 10, 86400, 1, 100, 'ratePerSecond x durationSeconds x serviceSeconds must be at most"
        + " 9.0E9, not 8.64E10'",
  })
  void aBadValueIsRefusedByName(
      double rate, int servers, double service, double timeout, double duration, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Queue(rate, OptionalInt.of(servers), service, timeout, duration))
        .withMessage(message);
  }

  @ParameterizedTest(name = "{0} s is outside the window")
  @CsvSource({"-0.001", "60.001", "NaN"})
  void aTimeOutsideTheWindowIsRefused(double at) {
    Queue queue = new Queue(20, OptionalInt.of(10), 1, 60, 60);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> queue.responseSeconds(at))
        .withMessage("atSeconds must be 0 to 60.0, not " + at);
    assertThatIllegalArgumentException().isThrownBy(() -> queue.fluidResponseSeconds(at));
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
