package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.Endpoints;
import org.servletbench.harness.run.MachineFile;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.suite.Overrides;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Profiler;
import org.servletbench.harness.verify.NoiseFloors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the whole pipeline: args, suite, plan, trials, files, measurements, verdicts, report. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a suite: says how long it takes, measures, reports and verifies.")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SUITE",
      description = "Name of a suite (see bench list), or a .yaml file of your own.")
  private Optional<String> suiteName = Optional.empty();

  @Option(
      names = "--time-scale",
      paramLabel = "N",
      description = "Divide delay, window and timeouts by N; multiply the rate by N.")
  private Optional<Double> timeScale = Optional.empty();

  @Option(names = "--trials", paramLabel = "N", description = "Fresh launches per scenario.")
  private Optional<Integer> trials = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "SCENARIO",
      split = ",",
      description = "Run only these scenarios.")
  private List<String> only = List.of();

  @Option(
      names = "--aa",
      description =
          "Run every scenario as two, and print how far each lies from itself: the noise floor.")
  private boolean twice;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the order of the trials.")
  private long seed = 1;

  @Option(names = "--jdk", paramLabel = "HOME", description = "JDK for the measured processes.")
  private Optional<Path> jdkHome = Optional.empty();

  @Option(
      names = "--profile",
      description =
          "Add a flame graph and the CPU time by subsystem of each target; profiling costs CPU"
              + " too.")
  private boolean profile;

  @Option(
      names = "--ports",
      paramLabel = "NAME=PORT,…",
      converter = PortsConverter.class,
      description = "Use other ports, such as app=9080,side-door=9081,downstream=9090.")
  private Endpoints endpoints = Endpoints.DEFAULT;

  @Option(
      names = "--pin",
      paramLabel = "ROLE=CORES",
      split = ",(?=[^,]*=)", // not within a list of cores
      splitSynopsisLabel = ",",
      description = "Bind app, downstream or generator to cores, such as app=0,generator=1-2.")
  private List<String> pin = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the run.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--server-timing",
      description =
          "Ask the open-loop driver's targets to report where the time goes (Server-Timing).")
  private boolean serverTiming;

  @Option(
      names = "--allow-remote",
      paramLabel = "HOST",
      description = "Allow load on this host, which is not this machine; may be repeated.")
  private List<String> allowRemote = List.of();

  @Mixin private Versus versus;

  @Option(
      names = "--strict",
      description = "A verdict in doubt (indicated, inconclusive) counts as unexpected.")
  private boolean strict;

  @Option(names = "--full", description = Reporting.FULL)
  private boolean full;

  /**
   * Returns the plan to run.
   *
   * @throws BenchException of kind USAGE for a bad suite or option
   */
  Plan plan(Library library) {
    timeScale.ifPresent(n -> requireOption(() -> Suite.requireTimeScale(n)));
    trials.ifPresent(n -> requireOption(() -> Suite.requireTrials(n)));
    Plan plan = versus.repeated(spec, suiteName).orElseGet(() -> ofSuite(library));
    AllowedHosts.require(plan.suite().scenarios(), allowRemote);
    PlanDuration.requireSane(plan);
    versus.requireEnough(plan.suite());
    return plan;
  }

  private Plan ofSuite(Library library) {
    String name =
        suiteName.orElseThrow(
            () ->
                new ParameterException(spec.commandLine(), "Missing required parameter: 'SUITE'"));
    Suite suite = library.suite(name, new Overrides(timeScale, trials, only, serverTiming));
    return TrialPlanner.plan(twice ? twice(suite) : suite, seed);
  }

  private static Suite twice(Suite suite) {
    try {
      return suite.twice();
    } catch (IllegalArgumentException e) {
      throw BenchException.usage("--aa: " + e.getMessage());
    }
  }

  private static void requireOption(Runnable requirement) {
    try {
      requirement.run();
    } catch (IllegalArgumentException e) {
      throw BenchException.usage("--" + e.getMessage());
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Installation installation = Installation.locate();
    Library library = new Library(installation);
    versus.require(twice);
    Plan asked = plan(library);
    requireNew(folder(asked, installation));
    Pins pins = pin.isEmpty() ? versus.like().map(Likeness::pins).orElse(Pins.NONE) : Pins.of(pin);
    pins.require(asked.suite());
    Cores.require(pins);
    Cores.require(asked.suite().scenarios());
    Jdk jdk =
        jdkHome.map(Jdk::at).or(() -> versus.like().flatMap(Likeness::jdk)).orElseGet(Jdk::current);
    versus.requireComparable(installation, jdk, profile);
    Measuring measuring =
        (planned, into) ->
            new RunAndReport(
                    spec, installation, planned, jdk, library.claims(), profile, endpoints, pins)
                .run(session -> session.measureAll(into), full);
    return versus
        .contested(asked, installation, this::say)
        .flatMap(plan -> measured(plan, installation, measuring))
        .orElse(ExitCode.INTERRUPTED);
  }

  private Path folder(Plan plan, Installation installation) {
    return out.orElseGet(() -> installation.runFolder(Instant.now(), plan.suite().name()));
  }

  private Optional<Integer> measured(Plan plan, Installation installation, Measuring measuring) {
    PlanDuration.requireSane(plan);
    Path folder = folder(plan, installation);
    Optional<RunReport> report = measuring.run(plan, folder);
    report
        .filter(done -> !profile)
        .flatMap(done -> NoiseFloors.of(done.summary(), done.environment()))
        .ifPresent(
            floor -> MachineFile.noiseFloor(installation.noiseFloor()).write(floor, Map.of()));
    return report.map(
        done ->
            new Judging(spec.commandLine().getOut(), versus, measuring)
                .exitCode(done, folder, strict));
  }

  /** Ahead of what may take minutes. */
  private void requireNew(Path folder) {
    ResultStore.requireNew(folder);
    if (versus.gate().isPresent()) {
      ResultStore.requireNew(Judging.second(folder));
    }
    if (profile) {
      Profiler.requireWritable(folder);
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println("bench: " + line);
    spec.commandLine().getErr().flush();
  }
}
