package org.servletbench.harness.verify;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.Distribution;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.WarmUp;

/**
 * A trial of the article's load that obeys its law: even arrivals, first come first served, a
 * constant service time. Every part of the record tells the same story; a test that wants a broken
 * trial changes one part of it.
 */
public final class ArticleTrial {
  /** Arrival 0 of MEASURE, milliseconds since the epoch. */
  public static final long ORIGIN = 1_795_408_906_000L;

  private static final int WARMED_UP = 120;
  private static final long OVERSHOOT_MILLIS = 13; // a client's timer fires a little late
  private static final long MIB = 1 << 20;

  private final Scenario scenario;
  private final int trial;
  private final double serviceMillis;
  private final double[] starts;
  private final double[] ends;
  private double lateMillis = 0.2;
  private long cpuMicrosPerRequest = 2000;
  private UnaryOperator<Observations> change = UnaryOperator.identity();

  private ArticleTrial(Scenario scenario, int trial, double serviceMillis) {
    this.scenario = scenario;
    this.trial = trial;
    this.serviceMillis = serviceMillis;
    int requests = scenario.load().requests();
    starts = new double[requests];
    ends = new double[requests];
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int n = 0; n < requests; n++) {
      double arrival = scenario.load().slotMillis(n);
      boolean full = free.size() >= Predictions.servers(scenario).orElse(Integer.MAX_VALUE);
      starts[n] = full ? Math.max(arrival, free.remove()) : arrival;
      ends[n] = starts[n] + serviceMillis;
      free.add(ends[n]);
    }
  }

  /** With a service time as long as the downstream's delay. */
  public static ArticleTrial of(Scenario scenario) {
    return of(scenario, 1, scenario.delay().toMillis());
  }

  public static ArticleTrial of(Scenario scenario, int trial, double serviceMillis) {
    return new ArticleTrial(scenario, trial, serviceMillis);
  }

  /** The article's scenario: 20/s for 60 s, 10 threads, 1 s. */
  public static Scenario scenario(String name, Strategy strategy) {
    return new Scenario(
        name,
        strategy,
        Driver.JMETER,
        new Load.Open(20, Load.Arrivals.EVEN, Duration.ofSeconds(60), Duration.ofSeconds(60)),
        new WarmUp(30, Duration.ofSeconds(4), Duration.ofMillis(20)),
        Duration.ofSeconds(1),
        new AppSettings(10, 25, Duration.ofSeconds(90), Duration.ofSeconds(80)));
  }

  ArticleTrial downstreamLateMillis(double millis) {
    lateMillis = millis;
    return this;
  }

  public ArticleTrial cpuMicrosPerRequest(long micros) {
    cpuMicrosPerRequest = micros;
    return this;
  }

  /** What the services said, changed. */
  ArticleTrial seen(UnaryOperator<Observations> changed) {
    change = changed;
    return this;
  }

  public TrialRecord record() {
    return new TrialRecord(
        trial, trial, scenario, requests(), readings(), Optional.of(observations()), List.of());
  }

  private List<Request> requests() {
    List<Request> requests = new ArrayList<>();
    for (int n = 0; n < WARMED_UP; n++) {
      requests.add(new Request(Phase.WARM_UP, ORIGIN - 6000 + n * 33, 20, Outcome.OK));
    }
    long timeout = scenario.load().timeout().toMillis();
    for (int n = 0; n < ends.length; n++) {
      double arrival = scenario.load().slotMillis(n);
      long latency = Math.round(ends[n] - arrival);
      boolean late = latency > timeout;
      requests.add(
          new Request(
              Phase.MEASURE,
              ORIGIN + Math.round(arrival),
              late ? timeout + OVERSHOOT_MILLIS : latency,
              late ? Outcome.READ_TIMEOUT : Outcome.OK));
    }
    return requests;
  }

  private List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    double last = Arrays.stream(ends).max().orElseThrow();
    for (long at = -1000; at <= Math.max(last, 60_000) + 1000; at += 500) {
      long done = WARMED_UP + before(ends, at);
      long begun = WARMED_UP + before(starts, at);
      ProcessReading use =
          new ProcessReading(
              ORIGIN + at,
              done * cpuMicrosPerRequest * 1000,
              (200 + done / 100) * MIB,
              at <= 0 ? 30 : 40,
              5 * done,
              50);
      Reading.Counters counters =
          new Reading.Counters(
              begun, done, begun, begun - done, 0, 10, 0, 0, done / 100, done / 50);
      readings.add(new Reading(Reading.APP, use, Optional.of(counters)));
      readings.add(other(Reading.DOWNSTREAM, at));
      readings.add(other(Reading.GENERATOR, at));
    }
    return readings;
  }

  private static Reading other(String process, long at) {
    return new Reading(
        process,
        new ProcessReading(ORIGIN + at, (at + 1000) * 250_000, 100 * MIB, 20, 0, 20),
        Optional.empty());
  }

  private Observations observations() {
    Observations seen =
        new Observations(
            settings(scenario.app()),
            status(0),
            status(scenario.load().duration().toMillis()),
            status(Long.MAX_VALUE),
            new DownstreamStatus(0, 0, 0, 0, new DownstreamStatus.Lateness(0, null)),
            new DownstreamStatus(
                ends.length,
                ends.length,
                0,
                10,
                new DownstreamStatus.Lateness(
                    ends.length, encoded(new double[] {lateMillis}, ends.length))),
            new KernelReading(3, 7, 7),
            new KernelReading(5, 7, 7),
            0.5);
    return change.apply(seen);
  }

  private AppStatus status(long at) {
    long done = before(ends, at);
    boolean heldInTomcat = scenario.strategy() == Strategy.BLOCKING;
    boolean heldInExecutor = scenario.strategy() == Strategy.ASYNC_BLOCKING;
    return new AppStatus(
        4241,
        settings(scenario.app()),
        WARMED_UP + before(starts, at),
        WARMED_UP + done,
        before(starts, at) - done,
        times(heldInTomcat ? serviceMillis : 2, done),
        heldInExecutor ? times(serviceMillis, done) : times(0, -WARMED_UP),
        new AppStatus.Tomcat(10, 10, 0, 10L),
        new AppStatus.Executor(0, 0, 0),
        WARMED_UP + before(starts, at),
        new AppStatus.Gc(1, 2),
        40.5);
  }

  /** The warm-up's 20 ms and so many of the given length. */
  private static Distribution times(double millis, long count) {
    Histogram histogram = new Histogram(3);
    if (count + WARMED_UP > 0) {
      histogram.recordValueWithCount(20_000_000, WARMED_UP);
    }
    if (count > 0) {
      histogram.recordValueWithCount(Math.round(millis * 1e6), count);
    }
    long sum = Math.max(0, Math.round(count * millis * 1e6) + WARMED_UP * 20_000_000L);
    return new Distribution(WARMED_UP + count, count + WARMED_UP > 0 ? sum : 0, encoded(histogram));
  }

  private static String encoded(double[] millis, long count) {
    Histogram histogram = new Histogram(3);
    for (double value : millis) {
      histogram.recordValueWithCount(Math.round(value * 1e6), count);
    }
    return encoded(histogram);
  }

  private static String encoded(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  static Map<String, String> settings(AppSettings app) {
    return new TreeMap<>(
        Map.of(
            "tomcat-threads", Integer.toString(app.tomcatThreads()),
            "async-pool", Integer.toString(app.asyncPool()),
            "async-timeout-ms", Long.toString(app.asyncTimeout().toMillis()),
            "downstream-timeout-ms", Long.toString(app.downstreamTimeout().toMillis()),
            "virtual-threads", "false"));
  }

  private static long before(double[] times, double at) {
    return Arrays.stream(times).filter(time -> time < at).count();
  }
}
