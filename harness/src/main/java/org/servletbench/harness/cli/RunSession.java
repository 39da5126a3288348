package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.load.JMeterHome;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.run.CacheTraining;
import org.servletbench.harness.run.Contenders;
import org.servletbench.harness.run.Endpoints;
import org.servletbench.harness.run.Launcher;
import org.servletbench.harness.run.Launcher.Launches;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.run.TrialRunner;
import org.servletbench.harness.system.Environments;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.Leftover;
import org.servletbench.harness.system.ProcessRegistry;

/** The measuring half of a run: prepares, then runs and stores trial after trial. */
final class RunSession {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Installation installation;
  private final Jdk jdk;
  private final Plan plan;
  private final PrintWriter err;
  private final Interruption interruption;
  private final ProcessRegistry registry;
  private ResultStore store;

  RunSession(
      Installation installation, Jdk jdk, Plan plan, PrintWriter err, Interruption interruption) {
    this.installation = installation;
    this.jdk = jdk;
    this.plan = plan;
    this.err = err;
    this.interruption = interruption;
    this.registry = new ProcessRegistry(installation.processes());
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

  /** Runs every trial of the plan; each is on disk before the next begins. */
  void measure(Path folder) throws InterruptedException {
    endLeftovers();
    Launcher launcher = launcher();
    Duration expected = PlanDuration.of(plan);
    say(
        "%s: %d scenarios x %d trials, about %s (until %s)"
            .formatted(
                plan.suite().name(),
                plan.suite().scenarios().size(),
                plan.suite().trials(),
                PlanDuration.words(expected),
                CLOCK.format(LocalDateTime.now().plus(expected))));
    ResultStore created = ResultStore.create(folder.toAbsolutePath(), header(launcher));
    store = created;
    ProgressLine progress = new ProgressLine(err, plan, Boolean.getBoolean("bench.terminal"));
    TrialRunner runner = new TrialRunner(launcher, Endpoints.DEFAULT, progress);
    for (PlannedTrial planned : plan.trials()) {
      Scenario scenario = plan.suite().scenario(planned.scenario());
      TrialRecord record = runner.run(planned, scenario, created.trialFolder(planned));
      interruption.shield(() -> created.append(planned, record));
      progress.ends(planned);
      record.problems().forEach(problem -> say(scenario.name() + ": " + problem));
    }
  }

  private void endLeftovers() throws InterruptedException {
    for (Leftover leftover : registry.leftovers()) {
      say(
          "ending %s (pid %d), left behind by an earlier run that was killed"
              .formatted(leftover.name(), leftover.pid()));
      registry.end(leftover);
    }
  }

  private Launcher launcher() throws InterruptedException {
    Contenders contenders = Contenders.of(installation, jdk);
    LaunchCache cache = new LaunchCache(installation.launchCache(), jdk, registry);
    CacheTraining training =
        new CacheTraining(
            contenders,
            cache,
            registry,
            Endpoints.DEFAULT,
            installation.launchCache().resolve("training"));
    Optional<Launches> done = training.done();
    if (done.isEmpty()) {
      say("first use on this JDK: recording what makes the services start fast, about 20 s");
    }
    Launches launches = done.isPresent() ? done.get() : training.launches();
    launches.warnings().forEach(this::say);
    return new Launcher(contenders, launches, registry, Endpoints.DEFAULT);
  }

  /** Without the paths of this machine, so that a run can be published and compared. */
  private List<String> portable(List<String> command) {
    return command.stream()
        .map(
            word ->
                word.replace(installation.root() + "/", "")
                    .replace(jdk.home().toString(), "$JAVA_HOME"))
        .toList();
  }

  private RunHeader header(Launcher launcher) throws InterruptedException {
    Map<String, Map<String, List<String>>> commands = new LinkedHashMap<>();
    for (Scenario scenario : plan.suite().scenarios()) {
      Map<String, List<String>> portable = new LinkedHashMap<>();
      launcher
          .commands(scenario, Path.of("trial"))
          .forEach((process, command) -> portable.put(process, portable(command)));
      commands.put(scenario.name(), portable);
    }
    return new RunHeader(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        plan,
        Environments.read(installation.root(), jdk),
        Map.of("jmeter", new JMeterHome(installation.jmeterHome()).version()),
        commands,
        Map.of());
  }
}
