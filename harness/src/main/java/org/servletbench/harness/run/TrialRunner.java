package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Profile;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.DownstreamSeen;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.TrialRecord.Start;
import org.servletbench.harness.run.TrialSupervisor.Broken;
import org.servletbench.harness.system.CpuQuota;
import org.servletbench.harness.system.ProcFs;
import org.servletbench.harness.system.WakeUpFloor;

/**
 * Runs one trial: fresh processes, warm-up, the measured load until the target has settled,
 * MEASURE, drain; stops every process.
 *
 * @param profiler library of the profiler; empty if the target is not to be profiled
 * @param first whether it is the first trial that runs, whatever its number in the plan
 */
public record TrialRunner(
    Launcher launcher, Progress progress, Optional<Path> profiler, boolean first) {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  /** How long before the end of MEASURE memory is read that goes with the connections. */
  private static final long ONCE_AHEAD_MS = 200;

  /**
   * Runs a trial.
   *
   * @param folder folder for the driver's files and the logs
   * @throws BenchException if a service cannot be started at all, for example because its port is
   *     taken; a user's server that does not start costs its own trials, unless it is the first
   * @throws InterruptedException if the run is to end; the processes have been stopped
   */
  public TrialRecord run(PlannedTrial planned, Scenario scenario, Path folder)
      throws InterruptedException {
    progress.begins(planned);
    try {
      return measured(planned, scenario, folder);
    } catch (Broken e) {
      return new TrialRecord(
          planned.number(),
          planned.trial(),
          scenario,
          Recording.NOTHING,
          List.of(),
          Optional.empty(),
          Profile.NONE,
          List.of(e.getMessage()));
    }
  }

  private TrialRecord measured(PlannedTrial planned, Scenario scenario, Path folder)
      throws InterruptedException, Broken {
    ClockWatch clock = new ClockWatch();
    KernelReading kernelBefore = ProcFs.kernel();
    List<String> problems = new ArrayList<>();
    Optional<Observations> observations = Optional.empty();
    List<Reading> readings = List.of();
    boolean early = launcher.driver(scenario.driver()).awaitsTarget();
    try (TrialServices services = launcher.start(scenario, folder);
        // Closed before the services, so that nothing is sent to a service that is shutting down.
        Generator generator =
            new Generator(answers -> launcher.load(scenario, folder, answers), early)) {
      List<Start> starts = started(services, scenario);
      try (Profiling profiling = Profiling.begin(profiler, services, folder)) {
        long asked = System.nanoTime();
        Optional<AnswerSeen> answer =
            AnswerProbe.ask(
                launcher.order(scenario).warmUpUrl(),
                answerLimit(scenario),
                !scenario.driver().checksAnswers() && scenario.client().keepsAlive());
        boolean isTold = scenario.app().isPresent(); // by the delay of the warm-up
        LoadSession session =
            generator.session(isTold ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - asked));
        Sampler sampler = Sampler.start(services, session, scenario);
        try (sampler) {
          TrialSupervisor watch =
              new TrialSupervisor(planned, scenario, services, session, sampler, progress);
          Ahead ahead = new Ahead(kernelBefore, answer, starts);
          observations =
              Optional.of(load(scenario, services, session, watch, sampler, ahead, profiling));
        } finally {
          readings = sampler.readings();
        }
      } catch (Broken e) {
        problems.add(e.getMessage());
      } catch (IOException e) {
        problems.add(services.whoEnded().orElse("a service does not answer: " + Failures.words(e)));
      }
    }
    clock.problem().ifPresent(problems::add);
    Recording recording = Recording.NOTHING;
    Profile profile = Profile.NONE;
    try {
      Drivers.condense(scenario.driver(), folder);
      recording = Drivers.read(scenario.driver(), folder);
    } catch (BenchException e) {
      problems.add(e.getMessage());
    }
    try {
      ProfileFile.finish(folder, scenario.name());
      profile = ProfileFile.read(folder);
    } catch (BenchException e) {
      problems.add(e.getMessage());
    }
    return new TrialRecord(
        planned.number(),
        planned.trial(),
        scenario,
        recording,
        readings,
        observations,
        profile,
        problems);
  }

  /** The first trial of a run ends it, so that a wrong command is told at once. */
  private List<Start> started(TrialServices services, Scenario scenario)
      throws InterruptedException, Broken {
    try {
      return services.awaitReady();
    } catch (BenchException e) {
      if (scenario.target() instanceof Target.Command && !first) {
        throw new Broken(e.getMessage().replaceAll("\\s*\\R\\s*", " | "));
      }
      throw e;
    }
  }

  /** Returns the limit for the probe: the load's own timeout, but not long. */
  private static Duration answerLimit(Scenario scenario) {
    Duration timeout = scenario.load().timeout();
    return timeout.compareTo(ANSWER_LIMIT) < 0 ? timeout : ANSWER_LIMIT;
  }

  /** The readings from before anything was sent. */
  private record Ahead(KernelReading kernel, Optional<AnswerSeen> answer, List<Start> starts) {}

  private Observations load(
      Scenario scenario,
      TrialServices services,
      LoadSession session,
      TrialSupervisor watch,
      Sampler sampler,
      Ahead ahead,
      Profiling profiling)
      throws Broken, IOException, InterruptedException {
    Approach.Seen start = new Approach(scenario, services, session, watch, sampler).toMeasure();
    watch.mark();
    OptionalLong target = sampler.targetPid();
    Map<String, CoreList> affinity =
        new LinkedHashMap<>(Affinity.read(services, session, target, launcher.pins()));
    long end = start.measureStartMillis() + scenario.load().duration().toMillis();
    Finish finish =
        Finish.of(
            new Finish.Steps(
                () -> {
                  try (WakeUpFloor floor = WakeUpFloor.watch()) {
                    watch.until(end - ONCE_AHEAD_MS, Phase.MEASURE);
                    sampler.markOnce();
                    watch.until(end, Phase.MEASURE);
                    return floor.p99Millis();
                  }
                },
                watch::mark,
                services::readApp,
                () -> {
                  affinity.putAll(
                      Affinity.read(services, session, target, launcher.pins())); // of live ones
                  watch.untilEveryAnswer();
                  session.process().close();
                },
                watch::untilIdle,
                services::readDownstream),
            profiling.sample());
    return new Observations(
        start
            .before()
            .map(
                first ->
                    new AppSeen(
                        first.settings(),
                        first.withoutSettings(),
                        start.windowStart().orElseThrow().withoutSettings(),
                        finish.windowEnd().orElseThrow().withoutSettings(),
                        finish.after().orElseThrow().withoutSettings())),
        start
            .downstream()
            .map(first -> new DownstreamSeen(first, finish.downstream().orElseThrow())),
        ahead.kernel().counting(start.kernel()),
        ProcFs.kernel(),
        finish.wakeUpFloor(),
        ProcFs.cores(),
        ahead.answer(),
        services.readThreads(),
        ahead.starts(),
        target.isPresent() ? CpuQuota.room(target.getAsLong()) : Optional.empty(),
        affinity);
  }
}
