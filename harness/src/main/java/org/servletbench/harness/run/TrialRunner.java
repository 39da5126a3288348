package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.servletbench.harness.system.ManagedProcess;
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
      } catch (Broken | IOException e) {
        problems.add(e.getMessage());
      }
    }
    jtl.poll();
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
      while (jtl.count() < scenario.load().requests() && processes.generator().isAlive()) {
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
              "%d requests were still in flight in the app %d s after the last client had its answer"
                  .formatted(status.inFlight(), DRAIN_SLACK.toSeconds()));
        }
        step(Phase.DRAIN);
      }
    }

    void step(Phase phase) throws Broken, InterruptedException {
      Thread.sleep(POLL_MS);
      jtl.poll();
      for (ManagedProcess service : processes.services()) {
        OptionalInt exit = service.exitCode();
        if (exit.isPresent()) {
          throw new Broken(
              "%s (pid %d) ended with code %d in %s; its last lines: %s"
                  .formatted(
                      service.name(),
                      service.pid(),
                      exit.getAsInt(),
                      phase,
                      String.join(" | ", service.lastLines(3))));
        }
      }
      if (phase == Phase.WARM_UP && !processes.generator().isAlive()) {
        throw new Broken(
            "the generator ended before MEASURE; its last lines: "
                + String.join(" | ", processes.generator().lastLines(5)));
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
