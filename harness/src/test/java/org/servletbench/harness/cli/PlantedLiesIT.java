package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.CacheTraining;
import org.servletbench.harness.run.Endpoints;
import org.servletbench.harness.run.Launcher;
import org.servletbench.harness.run.Launcher.Launches;
import org.servletbench.harness.run.OwnPrograms;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.run.TrialPrograms;
import org.servletbench.harness.run.TrialRunner;
import org.servletbench.harness.suite.Overrides;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.Environments;
import org.servletbench.harness.system.FrameworkBuilds;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.Program;

/** Runs services and generators that lie: each changes a verdict or is named. */
@Isolated
class PlantedLiesIT {
  private static final Installation INSTALLATION = Installation.locate();

  @TempDir Path folder;
  private final TrialPrograms honest = TrialPrograms.of(INSTALLATION, Jdk.current());

  /** As in a run: a generator without its cache is so cold that its arrivals come late. */
  @BeforeAll
  static void the_cache_of_the_generator(@TempDir Path work) throws Exception {
    ProcessRegistry registry = new ProcessRegistry(work.resolve("processes"));
    LaunchCache cache = new LaunchCache(INSTALLATION.launchCache(), Jdk.current(), registry);
    TrialPrograms programs = TrialPrograms.of(INSTALLATION, Jdk.current());
    new CacheTraining(programs, cache, registry, Endpoints.DEFAULT, work)
        .engine(cache.plain(programs.downstream()));
  }

  @Test
  void a_non_blocking_strategy_that_waits_for_its_future_is_refuted() throws Exception {
    Lie lie =
        new Lie(
            "benchmark-app",
            "org/servletbench/app/strategy/AsyncNonBlocking.java",
            "return downstream.call(delay).thenApply(Answer::toEntity);",
            "return CompletableFuture.completedFuture(downstream.call(delay).join().toEntity());");

    RunReport report = run("async-non-blocking", LieSuites.FOR_VERDICTS, withApp(lie));

    assertThat(kind(report, "S4")).as(reasons(report)).isEqualTo(Kind.REFUTED);
    assertThat(ExitCode.of(report, false)).isNotZero();
  }

  @Test
  void a_downstream_that_is_30_ms_late_is_refuted() throws Exception {
    Lie lie =
        new Lie(
            "sleeping-service",
            "org/servletbench/sleeping/TimerConnection.java",
            ".schedule(sleeping, delayNanos, ",
            ".schedule(sleeping, delayNanos + 30_000_000, ");
    TrialPrograms late = programs(withDownstream(lie), honest.app(), honest.plan());

    RunReport report = run("async-non-blocking", LieSuites.FOR_VERDICTS, late);

    assertThat(kind(report, "S14")).as(reasons(report)).isEqualTo(Kind.REFUTED);
    assertThat(ExitCode.of(report, false)).isEqualTo(ExitCode.UNEXPECTED);
  }

  @Test
  void a_pool_of_10_where_25_is_said_is_named() throws Exception {
    Lie lie =
        new Lie(
            "benchmark-app",
            "org/servletbench/app/measure/AsyncPool.java",
            "super(threads, threads,",
            "super(10, 10,");

    RunReport report = run("async-blocking", LieSuites.FOR_GATES, withApp(lie));

    assertThat(reasons(report))
        .contains("the suite asks for async-pool = 25, the app runs with 10");
    assertThat(ExitCode.of(report, false)).isEqualTo(ExitCode.INVALID);
  }

  /** The downstream loses every other answer with its connection; the client asks again. */
  @Test
  void a_client_that_sends_a_request_again_when_its_answer_is_lost_is_named() throws Exception {
    Lie losing =
        new Lie(
            "sleeping-service",
            "org/servletbench/sleeping/TimerConnection.java",
            "context.write(next.answer, context.voidPromise());",
            "if (next.slept && Long.bitCount(System.nanoTime()) % 2 == 0) { context.close();"
                + " return; } context.write(next.answer, context.voidPromise());");
    Lie retrying =
        new Lie(
            "benchmark-app",
            "org/servletbench/app/downstream/NonBlockingDownstream.java",
            ".setMaxRequestRetry(0)",
            ".setMaxRequestRetry(20)");
    RunReport report =
        run(
            "async-non-blocking",
            LieSuites.FOR_GATES,
            programs(withDownstream(losing), app(retrying), honest.plan()));

    assertThat(reasons(report)).contains("a client retries or a call was lost");
    assertThat(Records.requests(report.trials().getFirst().record()))
        .as("no client noticed")
        .filteredOn(request -> request.phase() == Phase.MEASURE)
        .filteredOn(request -> request.outcome() == Outcome.OK)
        .hasSizeGreaterThan(180);
    assertThat(ExitCode.of(report, false)).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void an_arrival_that_is_never_sent_is_named() throws Exception {
    String plan = Files.readString(honest.plan());
    Path lying = folder.resolve("article.jmx");
    String honestly = "even_arrivals(${__P(duration-ms,60000)} ms 0.001 ms)";
    Files.writeString(lying, plan.replace(honestly, "even_arrivals(1990 ms 0.001 ms)"));
    RunReport report = // once: its arrivals are late, which is part of the lie
        trial(
            "run",
            "async-non-blocking",
            LieSuites.FOR_GATES,
            programs(honest.downstream(), honest.app(), lying));

    assertThat(reasons(report)).contains("199 of 200 planned arrivals");
    assertThat(ExitCode.of(report, false)).isEqualTo(ExitCode.INVALID);
  }

  private Program withDownstream(Lie lie) throws IOException, InterruptedException {
    return lie.in(
        honest.downstream(),
        "org.servletbench.sleeping.SleepingService",
        INSTALLATION.root(),
        folder.resolve("downstream"));
  }

  private TrialPrograms withApp(Lie lie) throws IOException, InterruptedException {
    return programs(honest.downstream(), app(lie), honest.plan());
  }

  private Program app(Lie lie) throws IOException, InterruptedException {
    return lie.in(
        honest.app(),
        "org.servletbench.app.BenchmarkApp",
        INSTALLATION.root(),
        folder.resolve("app"));
  }

  private TrialPrograms programs(Program downstream, Program app, Path plan) {
    return new TrialPrograms(downstream, app, honest.jmeter(), honest.engine(), plan, Path.of(""));
  }

  /** Again where the machine disturbed it: the lie is told every time. */
  private RunReport run(String scenarioName, String suite, TrialPrograms programs)
      throws IOException, InterruptedException {
    RunReport report = trial("run", scenarioName, suite, programs);
    for (int again = 1; again < 4 && Disturbance.isIn(reasons(report)); again++) {
      report = trial("run-" + again, scenarioName, suite, programs);
    }
    return report;
  }

  private RunReport trial(String out, String scenarioName, String suite, TrialPrograms programs)
      throws IOException, InterruptedException {
    String file = Files.writeString(folder.resolve("lies.yaml"), suite).toString();
    Library library = new Library(INSTALLATION);
    Overrides only =
        new Overrides(Optional.empty(), Optional.empty(), List.of(scenarioName), false);
    Plan plan = TrialPlanner.plan(library.suite(file, only), 1);
    ProcessRegistry registry = new ProcessRegistry(folder.resolve("processes"));
    LaunchCache cache = new LaunchCache(INSTALLATION.launchCache(), Jdk.current(), registry);
    Launches launches =
        new Launches(
            launch(cache, programs.downstream()),
            launch(cache, programs.app()),
            launch(cache, programs.jmeter()),
            launch(cache, programs.engine()));
    var own = new OwnPrograms(folder, new FrameworkBuilds(folder, folder, registry));
    Launcher launcher =
        new Launcher(programs, launches, registry, Endpoints.DEFAULT, Map.of(), own, Pins.NONE);
    RunHeader header =
        new RunHeader(
            "now",
            plan,
            Environments.read(INSTALLATION.root(), Jdk.current()),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    ResultStore store = ResultStore.create(folder.resolve(out), header);
    PlannedTrial planned = plan.trials().getFirst();
    Scenario scenario = plan.suite().scenario(scenarioName);
    TrialRecord record =
        new TrialRunner(launcher, new Silence(), Optional.empty(), true)
            .run(planned, scenario, store.trialFolder(planned));
    store.append(planned, record);
    return Reporting.report(store, library.claims());
  }

  /** A program with a lie has a class path, and no cache. */
  private static Launch launch(LaunchCache cache, Program program) throws InterruptedException {
    Optional<Launch> cached = cache.cached(program);
    return cached.isPresent() || program.mainClass().isPresent()
        ? cached.orElseGet(() -> cache.plain(program))
        : cache.uncached(program);
  }

  private static Kind kind(RunReport report, String id) {
    return report.verdicts().rows().stream()
        .filter(row -> row.claim().id().equals(id))
        .map(Verdict::kind)
        .findFirst()
        .orElseThrow();
  }

  private static String reasons(RunReport report) {
    return report.trials().getFirst().validity().reasons().toString();
  }
}
