package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.ManagedProcess;

/** Waits for the phases of a trial; watches its processes and updates the progress line. */
final class TrialSupervisor {
  private static final long POLL_MS = 50;

  private static final long NANOS = 1_000_000;

  /** How long after the client's timeout the app may finish what clients gave up. */
  private static final Duration DRAIN_SLACK = Duration.ofSeconds(30);

  private final PlannedTrial planned;
  private final Scenario scenario;
  private final TrialServices services;
  private final LoadSession session;
  private final Sampler sampler;
  private final Progress progress;
  private final long arrivals;

  /** The time of day, nanoseconds since 1970, at which System.nanoTime() was 0. */
  private final long zero = System.currentTimeMillis() * NANOS - System.nanoTime();

  /** Thrown when a trial cannot go on; what was measured so far is kept. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String problem) {
      super(problem);
    }
  }

  TrialSupervisor(
      PlannedTrial planned,
      Scenario scenario,
      TrialServices services,
      LoadSession session,
      Sampler sampler,
      Progress progress) {
    this.planned = planned;
    this.scenario = scenario;
    this.services = services;
    this.session = session;
    this.sampler = sampler;
    this.progress = progress;
    this.arrivals = scenario.open().map(Load.Open::requests).orElse(0);
  }

  /** Takes a reading of every process now. */
  void mark() throws InterruptedException {
    sampler.mark();
  }

  /** Waits until then, by a clock that nobody can set back while the trial runs. */
  void until(long epochMillis, Phase phase) throws Broken, InterruptedException {
    long end = epochMillis * NANOS - zero;
    while (System.nanoTime() - end < 0) {
      step(phase);
    }
  }

  /** Waits until every answer is in, or the driver has ended by itself. */
  void untilEveryAnswer() throws Broken, InterruptedException {
    // JMeter's own schedule ends earlier, after twice the timeout and 10 s.
    long limit =
        System.nanoTime() + scenario.load().timeout().multipliedBy(2).plus(DRAIN_SLACK).toNanos();
    while (!session.isFinished() && session.process().isAlive()) {
      if (System.nanoTime() - limit > 0) {
        throw new Broken(
            "the generator hangs: it still runs after the end of its schedule; "
                + seeLog(session.process()));
      }
      step(Phase.DRAIN);
    }
    poll();
    if (session.process().exitCode().orElse(0) != 0) {
      throw new Broken(TrialServices.end(session.process()));
    }
  }

  /** Waits until the app and the downstream have finished the requests that clients gave up. */
  Optional<AppStatus> untilIdle() throws Broken, IOException, InterruptedException {
    // A call to the downstream goes on when its client has given up.
    Duration delay = scenario.delay().orElse(Duration.ZERO);
    Duration timeout = scenario.load().timeout();
    Duration patience = (timeout.compareTo(delay) > 0 ? timeout : delay).plus(DRAIN_SLACK);
    long limit = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<AppStatus> app = Optional.empty();
      try {
        app = services.readApp();
        Optional<DownstreamStatus> downstream = services.readDownstream();
        if (app.map(TrialSupervisor::isIdle).orElse(true)
            && downstream.map(status -> status.inFlight() == 0).orElse(true)) {
          return app;
        }
      } catch (IOException e) {
        if (System.nanoTime() - limit > 0) {
          throw e; // else it is still at work, and answers once that is done
        }
      }
      if (System.nanoTime() - limit > 0) {
        throw new Broken(
            Text.of(
                "app or downstream still had work %d s after the last client had its answer (%s"
                    + " in the app): shorten load.duration, lower the rate or raise the pool",
                patience.toSeconds(),
                Text.count(app.map(AppStatus::inFlight).orElse(0L), "request")));
      }
      step(Phase.DRAIN);
    }
  }

  private static boolean isIdle(AppStatus status) {
    Integer queued = status.tomcat().queued();
    return status.inFlight() == 0
        && (queued == null || queued == 0)
        && status.tasksQueued() == 0; // work for clients that have given up is still done
  }

  void step(Phase phase) throws Broken, InterruptedException {
    Thread.sleep(POLL_MS);
    poll();
    Optional<String> ended = services.whoEnded();
    if (ended.isPresent()) {
      throw new Broken(ended.get() + " (in " + phase + ")");
    }
    if (phase != Phase.DRAIN && !session.isAtWork()) {
      throw new Broken(TrialServices.end(session.process()) + " (in " + phase + ")");
    }
    report(phase);
  }

  /** Names the log without its folder: the sentence is stored with the trial. */
  static String seeLog(ManagedProcess process) {
    return "read " + process.log().getFileName() + " in the trial's folder";
  }

  private void poll() throws Broken {
    try {
      session.poll();
    } catch (BenchException e) {
      throw new Broken(services.whoEnded().orElse(e.getMessage()));
    }
  }

  private void report(Phase phase) {
    progress.goesOn(planned, () -> state(phase));
  }

  /** The generator knows best; of what it does not tell, the app's counters may tell something. */
  private Progress.State state(Phase phase) {
    Optional<Reading.Counters> app = sampler.latest();
    Optional<LastSecond> last =
        session.lastSecond(System.currentTimeMillis()).or(sampler::lastSecond);
    return new Progress.State(
        phase,
        arrivals,
        session.completed(),
        session.errors(),
        last,
        last.map(LastSecond::inFlight)
            .filter(OptionalLong::isPresent)
            .orElseGet(() -> known(app.map(Reading.Counters::inFlight))),
        known(app.map(counters -> (long) counters.queued() + counters.executorQueued())));
  }

  private static OptionalLong known(Optional<Long> figure) {
    return figure.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
