package org.servletbench.harness.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
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

  private static final long OVERSHOOT_MILLIS = 13; // a client's timer fires a little late
  private static final long MIB = 1 << 20;

  private final Scenario scenario;
  private final int trial;
  private final double serviceMillis;
  private final ArticleQueue queue;
  private double lateMillis = 0.2;
  private long cpuMicrosPerRequest = 2000;
  private long readLateMillis;
  private UnaryOperator<Observations> change = UnaryOperator.identity();

  private ArticleTrial(Scenario scenario, int trial, double serviceMillis) {
    this.scenario = scenario;
    this.trial = trial;
    this.serviceMillis = serviceMillis;
    this.queue = ArticleQueue.of(scenario, serviceMillis);
  }

  /** Makes a trial with a service time as long as the downstream's delay. */
  public static ArticleTrial of(Scenario scenario) {
    return of(scenario, 1, scenario.delayMillis());
  }

  public static ArticleTrial of(Scenario scenario, int trial, double serviceMillis) {
    return new ArticleTrial(scenario, trial, serviceMillis);
  }

  /** The article's scenario: 20/s for 60 s, 10 threads, 1 s. */
  public static Scenario scenario(String name, Strategy strategy) {
    return scenario(
        name, strategy, Load.Open.even(20, Duration.ofSeconds(60), Duration.ofSeconds(60)));
  }

  /** The blocking scenario of the article, called a, under another load. */
  public static Scenario loaded(Load.Open load) {
    return scenario("a", Strategy.BLOCKING, load);
  }

  private static Scenario scenario(String name, Strategy strategy, Load.Open load) {
    return new Scenario(
        name,
        new Target.App(strategy, settings(25)),
        Driver.JMETER,
        load,
        ClientSettings.DEFAULT,
        new WarmUp(30, Duration.ofSeconds(4), Duration.ofMillis(20)),
        Optional.of(Duration.ofSeconds(1)),
        Optional.empty());
  }

  /** Those of the article, with an executor of the given size. */
  public static AppSettings settings(int asyncPool) {
    return new AppSettings(10, asyncPool, Duration.ofSeconds(90), Duration.ofSeconds(80));
  }

  public ArticleTrial downstreamLateMillis(double millis) {
    lateMillis = millis;
    return this;
  }

  public ArticleTrial cpuMicrosPerRequest(long micros) {
    cpuMicrosPerRequest = micros;
    return this;
  }

  /** Returns the trial with every reading taken so long after the instant that was meant. */
  public ArticleTrial readLateMillis(long millis) {
    readLateMillis = millis;
    return this;
  }

  /** Returns the trial with other figures from the services. */
  public ArticleTrial seen(UnaryOperator<Observations> changed) {
    change = changed;
    return this;
  }

  public TrialRecord record() {
    return new TrialRecord(
        trial,
        trial,
        scenario,
        new Recording.Requests(requests()),
        readings(),
        Optional.of(change.apply(services().observations())),
        List.of());
  }

  private List<Request> requests() {
    List<Request> requests = new ArrayList<>();
    for (int n = 0; n < ArticleQueue.WARMED_UP; n++) {
      requests.add(new Request(Phase.WARM_UP, ORIGIN - 6000 + n * 33, 20, Outcome.OK));
    }
    long timeout = scenario.load().timeout().toMillis();
    for (int n = 0; n < queue.size(); n++) {
      double arrival = queue.arrivals()[n];
      long latency = Math.round(queue.ends()[n] - arrival);
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
    boolean tomcat = services().heldIn(Strategy.BLOCKING);
    boolean executor = services().heldIn(Strategy.ASYNC_BLOCKING);
    for (long at = readLateMillis - 1000;
        at <= Math.max(queue.lastEnd(), 60_000) + 1000;
        at += 500) {
      long done = queue.done(at);
      long begun = queue.begun(at);
      int waiting = (int) queue.waiting(at);
      int served = (int) queue.served(at);
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
              begun,
              done,
              begun,
              served,
              tomcat ? waiting : 0,
              tomcat ? served : 1,
              executor ? served : 0,
              executor ? waiting : 0,
              done / 100,
              done / 50,
              waiting + served,
              0,
              served,
              0,
              JvmReading.NONE);
      readings.add(new Reading(Reading.APP, use, Optional.of(counters), OptionalInt.of(0)));
      readings.add(other(Reading.DOWNSTREAM, at));
      readings.add(other(Reading.GENERATOR, at));
      readings.add(other(Reading.MACHINE, at));
      readings.add(other(Reading.STOLEN, at, 0));
    }
    return readings;
  }

  private static Reading other(String process, long at) {
    return other(process, at, 250_000);
  }

  private static Reading other(String process, long at, long nanosPerMilli) {
    return new Reading(
        process,
        new ProcessReading(ORIGIN + at, (at + 1000) * nanosPerMilli, 100 * MIB, 20, 0, 20),
        Optional.empty(),
        OptionalInt.empty());
  }

  private ArticleServices services() {
    return new ArticleServices(scenario, queue, serviceMillis, lateMillis);
  }
}
