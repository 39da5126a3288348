package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
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
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.run.AppKind;
import org.servletbench.harness.run.CacheTraining;
import org.servletbench.harness.run.CalibrationFile;
import org.servletbench.harness.run.Endpoints;
import org.servletbench.harness.run.Launcher;
import org.servletbench.harness.run.Launcher.Launches;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.run.TrialPrograms;
import org.servletbench.harness.run.TrialRunner;
import org.servletbench.harness.system.Environments;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.Profiler;

/** The measuring half of a run: prepares, then runs and stores trial after trial. */
final class RunSession {
  /** Of what is built and recorded once: a minute shifts the end. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(20);

  private final Installation installation;
  private final Jdk jdk;
  private final Plan plan;
  private final PrintWriter err;
  private final Interruption interruption;
  private final boolean profiled;
  private final ProcessRegistry registry;
  private final Preparation preparation;
  private List<Scenario> runnable;
  private ResultStore store;
  private Launcher launcher;

  RunSession(
      Installation installation,
      Jdk jdk,
      Plan plan,
      PrintWriter err,
      Interruption interruption,
      boolean profiled) {
    this.installation = installation;
    this.jdk = jdk;
    this.plan = plan;
    this.err = err;
    this.interruption = interruption;
    this.profiled = profiled;
    this.registry = new ProcessRegistry(installation.processes());
    this.preparation = new Preparation(installation.root(), jdk);
    this.runnable = plan.suite().scenarios();
  }

  /** Where the finished trials are; empty until the first can begin. */
  Optional<ResultStore> store() {
    return Optional.ofNullable(store);
  }

  void say(String line) {
    err.println("bench: " + line);
    err.flush();
  }

  /** On a line of its own, below the progress line. */
  void sayInterrupted() {
    err.println();
    say("interrupted: every process is stopped");
  }

  /** Runs every trial of the plan whose driver is there; each is on disk before the next begins. */
  void measureAll(Path folder) throws InterruptedException {
    Plan possible = plan.without(leftOut());
    if (possible.trials().isEmpty()) {
      throw BenchException.machine("no scenario of this suite can run: see above");
    }
    say(PlanDuration.announcement(possible));
    Instant begin = Instant.now();
    open(folder);
    Duration preparing = Duration.between(begin, Instant.now());
    if (preparing.compareTo(WORTH_TELLING) > 0) {
      say(
          Text.of(
              "prepared in %s, which the next run need not; now until %s",
              PlanDuration.words(preparing), PlanDuration.end(possible)));
    }
    ProgressLine progress = progress(possible);
    for (PlannedTrial planned : possible.trials()) {
      measure(planned, progress);
    }
  }

  /** Prepares the programs, and begins a run in a folder. */
  void open(Path folder) throws InterruptedException {
    Leftovers.end(registry, this::say);
    launcher = launcher();
    store = ResultStore.create(folder.toAbsolutePath(), header());
  }

  /** Adds a scenario to the run, runs it once and stores it. */
  TrialRecord measure(Scenario scenario) throws InterruptedException {
    PlannedTrial planned = store.extend(scenario);
    return measure(planned, progress(store.header().plan()));
  }

  private TrialRecord measure(PlannedTrial planned, ProgressLine progress)
      throws InterruptedException {
    Scenario scenario = store.header().plan().suite().scenario(planned.scenario());
    TrialRecord record =
        new TrialRunner(launcher, progress, profiler())
            .run(planned, scenario, store.trialFolder(planned));
    interruption.shield(() -> store.append(planned, record));
    progress.ends(planned);
    record.problems().forEach(problem -> say(scenario.name() + ": " + problem));
    return record;
  }

  private Optional<Path> profiler() {
    return profiled
        ? Optional.of(Profiler.library(installation.launchCache().resolve("profiler")))
        : Optional.empty();
  }

  private ProgressLine progress(Plan shown) {
    return new ProgressLine(err, shown, Boolean.getBoolean("bench.terminal"));
  }

  /** Scenarios that cannot run here, each named with its remedy. */
  private Set<String> leftOut() throws InterruptedException {
    Map<String, String> missing = preparation.missing(plan.suite().scenarios());
    missing.forEach((name, reason) -> say("leaving out " + name + ": " + reason));
    runnable =
        plan.suite().scenarios().stream()
            .filter(scenario -> !missing.containsKey(scenario.name()))
            .toList();
    return missing.keySet();
  }

  private Launcher launcher() throws InterruptedException {
    TrialPrograms programs = TrialPrograms.of(installation, jdk);
    CacheTraining training = training(programs, jdk);
    Optional<Launches> done = training.done();
    if (done.isEmpty()) {
      say("first use on this JDK: recording what makes the services start fast, about a minute");
    }
    Launches launches = done.isPresent() ? done.get() : training.launches();
    launches.warnings().forEach(this::say);
    return new Launcher(
        programs,
        launches,
        registry,
        Endpoints.DEFAULT,
        apps(programs, launches.downstream()),
        installation.root());
  }

  /** How the app starts where scenarios ask for other than the usual. */
  private Map<AppKind, Launch> apps(TrialPrograms programs, Launch downstream)
      throws InterruptedException {
    Map<AppKind, Launch> apps = new LinkedHashMap<>();
    for (Map.Entry<AppKind, Target.App> unusual : preparation.unusual(runnable).entrySet()) {
      AppKind kind = unusual.getKey();
      Jdk other = preparation.jdk(kind.runtime());
      say(
          Text.of(
                  "preparing the app on JDK %s %s %s",
                  other.version(), kind.runtime().options(), kind.label())
              .strip());
      Launch app = training(programs, other).app(unusual.getValue(), downstream);
      app.warning().ifPresent(this::say);
      apps.put(kind, app);
    }
    return apps;
  }

  private CacheTraining training(TrialPrograms programs, Jdk on) {
    return new CacheTraining(
        programs,
        new LaunchCache(installation.launchCache(), on, registry),
        registry,
        Endpoints.DEFAULT,
        installation.launchCache().resolve("training"));
  }

  private RunHeader header() throws InterruptedException {
    Map<String, Map<String, List<String>>> commands = new LinkedHashMap<>();
    for (Scenario scenario : runnable) {
      Map<String, List<String>> portable = new LinkedHashMap<>();
      launcher
          .commands(scenario, Path.of("trial"))
          .forEach((process, command) -> portable.put(process, preparation.portable(command)));
      commands.put(scenario.name(), portable);
    }
    Environment environment = Environments.read(installation.root(), jdk);
    return new RunHeader(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        plan,
        environment,
        Map.of("jmeter", new JMeterHome(installation.jmeterHome()).version()),
        commands,
        Map.of(),
        calibration(environment));
  }

  /** That of this machine, JDK and commit, if there is one. */
  private Optional<Calibration> calibration(Environment environment) {
    try {
      Optional<Calibration> found = CalibrationFile.read(installation.calibration());
      Optional<Calibration> fitting =
          found.filter(each -> each.key().equals(Calibration.Key.of(environment)));
      if (found.isPresent() && fitting.isEmpty()) {
        say(
            "the calibration is of another machine, JDK or commit, and not used: measure it again"
                + " with bench doctor --calibrate");
      }
      return fitting;
    } catch (BenchException e) {
      say(e.getMessage());
      return Optional.empty();
    }
  }
}
