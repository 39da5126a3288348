package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.load.JtlFile;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.system.ProcFs;
import org.servletbench.harness.system.WakeUpFloor;

/**
 * Runs one trial: fresh processes, warm-up, MEASURE, drain; everything is stopped when it returns.
 */
public final class TrialRunner {
  private static final long POLL_MS = 50;
  private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(60);

  /** Beyond the client's timeout: for the app to work off what its clients gave up on. */
  private static final Duration DRAIN_SLACK = Duration.ofSeconds(30);

  private final Launcher launcher;
  private final Endpoints endpoints;
  private final Progress progress;

  public TrialRunner(Launcher launcher, Endpoints endpoints, Progress progress) {
    this.launcher = launcher;
    this.endpoints = endpoints;
    this.progress = progress;
  }

  /** The trial cannot go on; what was measured so far is kept. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String problem) {
      super(problem);
    }
  }

  /**
   * Runs a trial.
   *
   * @param folder where the driver and the logs write
   * @throws BenchException if a service cannot be started at all, for example because its port is
   *     taken
   * @throws InterruptedException if the run is to end; the processes have been stopped
   */
  public TrialRecord run(PlannedTrial planned, Scenario scenario, Path folder)
      throws InterruptedException {
    progress.begins(planned);
    KernelReading kernelBefore = ProcFs.kernel();
    JtlFile jtl = new JtlFile(folder.resolve(ResultStore.JTL));
    List<String> problems = new ArrayList<>();
    Optional<Observations> observations = Optional.empty();
    Sampler sampler;
    try (TrialProcesses processes = launcher.start(scenario, folder)) {
      processes.awaitReady();
      sampler = Sampler.start(processes.all(), endpoints);
      try (sampler) {
        observations = Optional.of(load(planned, scenario, processes, jtl, sampler, kernelBefore));
      } catch (Broken e) {
        problems.add(e.getMessage());
      } catch (IOException e) {
        problems.add(processes.whoEnded().orElse("a service does not answer: " + e));
      }
    }
    try {
      jtl.poll();
    } catch (BenchException e) {
      problems.add(e.getMessage());
    }
    return new TrialRecord(
        planned.number(),
        planned.trial(),
        scenario,
        jtl.requests(),
        sampler.readings(),
        observations,
        problems);
  }

  private Observations load(
      PlannedTrial planned,
      Scenario scenario,
      TrialProcesses processes,
      JtlFile jtl,
      Sampler sampler,
      KernelReading kernelBefore)
      throws Broken, IOException, InterruptedException {
    Watch watch = new Watch(planned, scenario, processes, jtl, sampler);
    long measureStart = awaitWarmUp(scenario, watch);
    watch.until(measureStart - WarmUp.PAUSE.toMillis() / 2, Phase.WARM_UP);
    endpoints.resetDownstream();
    DownstreamStatus downstreamBefore = endpoints.readDownstream();
    AppStatus before = endpoints.readApp();
    watch.until(measureStart, Phase.WARM_UP);
    sampler.mark();
    double wakeUpFloor;
    try (WakeUpFloor floor = WakeUpFloor.watch()) {
      watch.until(measureStart + scenario.load().duration().toMillis(), Phase.MEASURE);
      wakeUpFloor = floor.p99Millis();
    }
    sampler.mark();
    AppStatus windowEnd = endpoints.readApp();
    watch.untilEveryAnswer();
    processes.generator().stop();
    AppStatus after = watch.untilIdle();
    sampler.mark();
    return new Observations(
        before.settings(),
        before.withoutSettings(),
        windowEnd.withoutSettings(),
        after.withoutSettings(),
        downstreamBefore,
        endpoints.readDownstream(),
        kernelBefore,
        ProcFs.kernel(),
        wakeUpFloor);
  }

  /** When MEASURE begins, milliseconds since the epoch: known from the first warm-up request. */
  private static long awaitWarmUp(Scenario scenario, Watch watch)
      throws Broken, InterruptedException {
    long limit = System.currentTimeMillis() + WARM_UP_LIMIT.toMillis();
    while (watch.jtl.warmUpStart().isEmpty()) {
      if (System.currentTimeMillis() > limit) {
        throw new Broken(
            "the generator sent nothing within " + WARM_UP_LIMIT.toSeconds() + " s: see its log");
      }
      watch.step(Phase.WARM_UP);
    }
    return watch.jtl.warmUpStart().getAsLong() + scenario.warmUp().untilMeasure().toMillis();
  }

  /** Waits, and looks after the processes and the progress line while it does. */
  private final class Watch {
    private final PlannedTrial planned;
    private final Scenario scenario;
    private final TrialProcesses processes;
    private final JtlFile jtl;
    private final Sampler sampler;

    Watch(
        PlannedTrial planned,
        Scenario scenario,
        TrialProcesses processes,
        JtlFile jtl,
        Sampler sampler) {
      this.planned = planned;
      this.scenario = scenario;
      this.processes = processes;
      this.jtl = jtl;
      this.sampler = sampler;
    }

    void until(long epochMillis, Phase phase) throws Broken, InterruptedException {
      while (System.currentTimeMillis() < epochMillis) {
        step(phase);
      }
    }

    /** Until the driver's file holds every arrival, or the driver has ended by itself. */
    void untilEveryAnswer() throws Broken, InterruptedException {
      // JMeter's own schedule ends earlier, after twice the timeout and 10 s.
      long limit =
          System.currentTimeMillis()
              + scenario.load().timeout().multipliedBy(2).plus(DRAIN_SLACK).toMillis();
      while (jtl.count() < scenario.load().requests() && processes.generator().isAlive()) {
        if (System.currentTimeMillis() > limit) {
          throw new Broken("the generator hangs: it is past the end of its schedule");
        }
        step(Phase.DRAIN);
      }
      jtl.poll();
    }

    /** Until the app and the downstream have worked off what clients gave up on. */
    AppStatus untilIdle() throws Broken, IOException, InterruptedException {
      long limit =
          System.currentTimeMillis() + scenario.load().timeout().plus(DRAIN_SLACK).toMillis();
      while (true) {
        AppStatus status = endpoints.readApp();
        Integer queued = status.tomcat().queued();
        if (status.inFlight() == 0
            && (queued == null || queued == 0)
            && endpoints.readDownstream().inFlight() == 0) {
          return status;
        }
        if (System.currentTimeMillis() > limit) {
          throw new Broken(
              "app or downstream still had work %d s after the last client had its answer (%d requests in the app)"
                  .formatted(
                      scenario.load().timeout().plus(DRAIN_SLACK).toSeconds(), status.inFlight()));
        }
        step(Phase.DRAIN);
      }
    }

    void step(Phase phase) throws Broken, InterruptedException {
      Thread.sleep(POLL_MS);
      try {
        jtl.poll();
      } catch (BenchException e) {
        throw new Broken(e.getMessage());
      }
      Optional<String> ended = processes.whoEnded();
      if (ended.isPresent()) {
        throw new Broken(ended.get() + " (in " + phase + ")");
      }
      if (phase != Phase.DRAIN && !processes.generator().isAlive()) {
        throw new Broken(TrialProcesses.end(processes.generator()) + " (in " + phase + ")");
      }
      report(phase);
    }

    private void report(Phase phase) {
      int bad = jtl.count() - jtl.count(Outcome.OK);
      Optional<Reading.Counters> app = sampler.latest();
      progress.goesOn(
          planned,
          new Progress.State(
              phase,
              jtl.count(),
              scenario.load().requests(),
              bad,
              app.map(Reading.Counters::inFlight).orElse(0L),
              app.map(counters -> counters.queued() + counters.executorQueued()).orElse(0)));
    }
  }
}
