package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.load.JMeterHome;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Profile;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.report.TrialLine;
import org.servletbench.harness.run.Launcher;
import org.servletbench.harness.run.Launching;
import org.servletbench.harness.run.MachineFile;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.run.Starts;
import org.servletbench.harness.run.TrialRunner;
import org.servletbench.harness.system.Commands;
import org.servletbench.harness.system.Environments;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.Profiler;
import org.servletbench.harness.system.Terminal;

/** Does the measuring half of a run: prepares, then runs and stores one trial after another. */
final class RunSession {
  private final RunAndReport run;
  private final PrintWriter err;
  private final Interruption interruption;
  private final ProcessRegistry registry;
  private final Preparation preparation;
  private List<Scenario> runnable;
  private ResultStore store;
  private Launcher launcher;

  RunSession(RunAndReport run, Interruption interruption) {
    this.run = run;
    this.interruption = interruption;
    err = run.spec().commandLine().getErr();
    registry = new ProcessRegistry(run.installation().processes());
    preparation = new Preparation(new Library(run.installation()), run.jdk(), registry, this::say);
    runnable = run.plan().suite().scenarios();
  }

  /** Returns the store of the finished trials; empty until the first can begin. */
  Optional<ResultStore> store() {
    return Optional.ofNullable(store);
  }

  void say(String line) {
    err.println("bench: " + Shown.text(line));
    err.flush();
  }

  /** Reports an interrupt, on its own line below the progress line. */
  void sayInterrupted() {
    err.println();
    say("interrupted: every process has been stopped");
  }

  /** Runs every trial of the plan that can run here; each is on disk before the next begins. */
  void measureAll(Path folder) throws InterruptedException {
    Leftovers.end(registry, this::say); // they take the room that the scenarios need
    Plan possible = run.plan().without(leftOut());
    if (possible.trials().isEmpty()) {
      throw BenchException.machine("no scenario of this suite can run: see above");
    }
    Launching launching = launching(possible);
    say(PlanDuration.announcement(possible, launching.unrecorded()));
    open(folder, launching);
    ProgressLine progress = progress(possible);
    for (PlannedTrial planned : possible.trials()) {
      measure(planned, progress, possible.place(planned) == 1);
    }
  }

  /** Prepares the programs of the plan and begins a run in a folder. */
  void open(Path folder) throws InterruptedException {
    Leftovers.end(registry, this::say);
    Map<String, String> missing = preparation.missing(run.plan().suite().scenarios());
    if (!missing.isEmpty()) {
      throw BenchException.machine(
          "this cannot be measured here: " + missing.values().iterator().next());
    }
    Launching launching = launching(run.plan());
    if (!launching.unrecorded().isEmpty()) {
      say(
          "recording, once, what makes "
              + String.join(", ", launching.unrecorded().keySet())
              + " start fast");
    }
    open(folder, launching);
  }

  private void open(Path folder, Launching launching) throws InterruptedException {
    launcher = launching.launcher(run.pins(), this::say);
    store = ResultStore.create(folder.toAbsolutePath(), header());
  }

  /** Adds a scenario to the run, runs it once, and stores the trial. */
  TrialRecord measure(Scenario scenario) throws InterruptedException {
    PlannedTrial planned = store.extend(scenario);
    return measure(planned, progress(store.header().plan()), planned.number() == 1);
  }

  private TrialRecord measure(PlannedTrial planned, ProgressLine progress, boolean first)
      throws InterruptedException {
    Scenario scenario = store.header().plan().suite().scenario(planned.scenario());
    TrialRecord record =
        new TrialRunner(launcher, progress, profiler(), first)
            .run(planned, scenario, store.trialFolder(planned));
    interruption.shield(() -> store.append(planned, record));
    progress.ends(planned, TrialLine.of(store.header().plan().suite(), Reporting.extract(record)));
    record.problems().forEach(problem -> say(scenario.name() + ": " + problem));
    if (run.profiled() && record.problems().isEmpty() && record.profile().equals(Profile.NONE)) {
      say(
          scenario.name()
              + ": no profile: only a JVM that runs on this machine can be profiled, in a single"
              + " process of your own user");
    }
    return record;
  }

  private Optional<Path> profiler() {
    return run.profiled()
        ? Optional.of(Profiler.library(run.installation().launchCache().resolve("profiler")))
        : Optional.empty();
  }

  private ProgressLine progress(Plan shown) {
    return new ProgressLine(err, shown, Boolean.getBoolean("bench.terminal"), Terminal::columns);
  }

  /** Returns the scenarios that cannot run here, and reports each with its remedy. */
  private Set<String> leftOut() throws InterruptedException {
    Map<String, String> missing = preparation.missing(run.plan().suite().scenarios());
    missing.forEach((name, reason) -> say("leaving out " + name + ": " + reason));
    runnable =
        run.plan().suite().scenarios().stream()
            .filter(scenario -> !missing.containsKey(scenario.name()))
            .toList();
    return missing.keySet();
  }

  private Launching launching(Plan possible) throws InterruptedException {
    return new Launching(
        run.installation(),
        run.jdk(),
        registry,
        run.endpoints(),
        preparation::jdk,
        Starts.of(possible),
        preparation.own());
  }

  private RunHeader header() throws InterruptedException {
    Map<String, Map<String, List<String>>> commands = new LinkedHashMap<>();
    for (Scenario scenario : runnable) {
      Map<String, List<String>> portable = new LinkedHashMap<>();
      launcher
          .commands(scenario, Path.of("trial"))
          .forEach((process, command) -> portable.put(process, preparation.portable(command)));
      portable.putAll(environmentOf(scenario.target()));
      commands.put(scenario.name(), portable);
    }
    Map<String, String> tools = new LinkedHashMap<>();
    tools.put("jmeter", new JMeterHome(run.installation().jmeterHome()).version());
    tools.putAll(preparation.own().frameworks().toolchains());
    Environment environment = Environments.read(run.installation().root(), run.jdk());
    return new RunHeader(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        run.plan(),
        environment,
        tools,
        commands,
        Map.of(),
        calibration(environment),
        noiseFloor(environment));
  }

  /** Names the variables that the target got or was denied; values may be secret. */
  private static Map<String, List<String>> environmentOf(Target target) {
    return switch (target) {
      case Target.App app ->
          Map.of(RunHeader.WITHHELD, Commands.withheld(System.getenv().keySet()));
      case Target.Command own -> Map.of(RunHeader.GIVEN, Commands.given());
      case Target.Running running -> Map.of();
    };
  }

  /** Returns the noise floor of this machine and JDK, if there is one. */
  private Optional<NoiseFloor> noiseFloor(Environment environment) {
    try {
      return MachineFile.noiseFloor(run.installation().noiseFloor())
          .read()
          .filter(floor -> floor.holdsFor(environment));
    } catch (BenchException e) {
      say(e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the calibration of this machine, JDK and commit, if there is one. */
  private Optional<Calibration> calibration(Environment environment) {
    try {
      Optional<Calibration> found =
          MachineFile.calibration(run.installation().calibration()).read();
      Optional<Calibration> fitting =
          found.filter(each -> each.key().equals(Calibration.Key.of(environment)));
      if (found.isPresent() && fitting.isEmpty()) {
        say(
            "the calibration is of another machine, JDK or commit and is not used: repeat it"
                + " with bench doctor --calibrate");
      }
      return fitting;
    } catch (BenchException e) {
      say(e.getMessage());
      return Optional.empty();
    }
  }
}
