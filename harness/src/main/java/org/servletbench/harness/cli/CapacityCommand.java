package org.servletbench.harness.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.run.Endpoints;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.run.ServingCheck;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.verify.CapacitySearch;
import org.servletbench.harness.verify.Slo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches for the highest arrival rate that a target sustains. */
@Command(
    name = "capacity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Searches for the highest arrival rate at which a target keeps a service level.")
final class CapacityCommand implements Callable<Integer> {
  private static final double LEAST_WARM_UP_RATE = 10;
  private static final Duration WARM_UP_DELAY = Duration.ofMillis(20);

  /** The load of a probe runs this long before its window, which else begins cold. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  /** The most connections that a search may open; a proxy needs four times as many files. */
  private static final int MAX_IN_FLIGHT = 10_000;

  private static final List<String> OF_OURS = List.of("--threads", "--pool", "--delay", "--ports");

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TARGET", description = "A strategy (see bench list).")
  private Optional<String> strategy = Optional.empty();

  @Option(
      names = "--url",
      description = "Instead of a strategy: the URL of a server that already runs.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--slo",
      required = true,
      description =
          "Objectives such as p99<1200ms,errors<0.1%%; latency counts from the intended start.")
  private String slo;

  @Option(names = "--from", defaultValue = "20/s", description = "First rate; default: 20/s.")
  private String from;

  @Option(
      names = "--precision",
      defaultValue = "5",
      paramLabel = "PERCENT",
      description = "Width of the final interval, percent; default: 5.")
  private double precision;

  @Option(
      names = "--duration",
      defaultValue = "10s",
      description = "Shortest window of a probe; longer if an objective needs it; default: 10s.")
  private String duration;

  @Option(
      names = "--warm-up",
      defaultValue = "10s",
      description = "Warm-up at half the probe's rate, in fresh processes; default: 10s.")
  private String warmUp;

  @Option(names = "--timeout", defaultValue = "5s", description = "Client timeout; default: 5s.")
  private String timeout;

  @Option(names = "--delay", defaultValue = "1s", description = "Downstream delay; default: 1s.")
  private String delay;

  @Option(names = "--threads", defaultValue = "10", description = "Tomcat threads; default: 10.")
  private int threads;

  @Option(names = "--pool", defaultValue = "25", description = "Executor threads; default: 25.")
  private int pool;

  @Option(names = "--no-keep-alive", description = "Open a connection for each request.")
  private boolean noKeepAlive;

  @Option(names = "--core", description = "Bind the generator to this core.")
  private Optional<Integer> core = Optional.empty();

  @Option(names = "--jdk", paramLabel = "HOME", description = "JDK for the measured processes.")
  private Optional<Path> jdkHome = Optional.empty();

  @Option(
      names = "--ports",
      paramLabel = "NAME=PORT,…",
      converter = PortsConverter.class,
      description = "Use other ports, such as app=9080,side-door=9081,downstream=9090.")
  private Endpoints endpoints = Endpoints.DEFAULT;

  @Option(
      names = "--allow-remote",
      paramLabel = "HOST",
      description = "Allow load on this host, which is not this machine; may be repeated.")
  private List<String> allowRemote = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the run.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Slo objectives = objectives();
    Scenario first = firstProbe();
    AllowedHosts.require(List.of(first), allowRemote);
    core.ifPresent(number -> Cores.require("--core", CoreList.of(number)));
    Installation installation = Installation.locate();
    Path folder = out.orElseGet(() -> installation.runFolder(Instant.now(), spec.name()));
    ResultStore.requireNew(folder);
    CapacityProbing probing = new CapacityProbing(objectives, search(), this::probe);
    Optional<String> unserved = unserved(first);
    if (unserved.isPresent()) {
      spec.commandLine().getErr().println("bench: " + unserved.get());
      return ExitCode.INVALID;
    }
    Suite suite =
        new Suite(
            spec.name(),
            Text.of(
                "What is the highest rate at which %s keeps %s?",
                strategy.orElseGet(() -> url.orElseThrow()), objectives),
            1,
            1,
            List.of(first),
            List.of());
    RunAndReport measuring =
        new RunAndReport(
            spec,
            installation,
            new Plan(suite, 1, List.of(), Optional.of(objectives.toString())),
            jdkHome.map(Jdk::at).orElseGet(Jdk::current),
            List.of(),
            false,
            endpoints,
            Pins.NONE);
    return measuring
        .run(session -> probing.run(session, folder), false)
        .filter(done -> done.capacity().isPresent())
        .map(done -> ExitCode.of(done, false))
        .orElse(ExitCode.INTERRUPTED);
  }

  private static Optional<String> unserved(Scenario first) throws InterruptedException {
    return first.target() instanceof Target.Running running
        ? ServingCheck.failure(running.url(), first.load().timeout())
        : Optional.empty();
  }

  private Slo objectives() {
    return Choices.parse("--slo", slo, text -> Slo.parse(text).missableWithin(patience()));
  }

  private Duration patience() {
    return Choices.parse("--timeout", timeout, ProbeTarget::patience);
  }

  private CapacitySearch search() {
    return Choices.built(
        () -> new CapacitySearch(Choices.parse("--from", from, Units::parseRate), precision / 100));
  }

  /**
   * Returns the scenario with which the search begins.
   *
   * @throws BenchException of kind USAGE for a bad option
   */
  Scenario firstProbe() {
    return Choices.built(() -> probe(search().from(), 1));
  }

  /** Makes a probe that is long enough for every objective. */
  private Scenario probe(double rate, int number) {
    Duration asked = Choices.parse("--duration", duration, Units::parseDuration);
    long needed = (long) Math.ceil(objectives().requestsNeeded() * 1000L / rate);
    Duration window = Duration.ofSeconds(Math.ceilDiv(Math.max(asked.toMillis(), needed), 1000));
    Duration sleep = Choices.parse("--delay", delay, Units::parseDuration);
    int inFlight = (int) Math.min(MAX_IN_FLIGHT, Math.ceil(rate * sleep.toMillis() / 1000 * 1.2));
    Scenario probe =
        new Scenario(
            Text.of("probe-%02d-at-%s", number, label(rate)),
            target(),
            Driver.OPEN_LOOP,
            Load.Open.even(rate, window, patience()),
            new ClientSettings(
                url.isPresent() || noKeepAlive ? 0 : inFlight,
                MAX_IN_FLIGHT,
                ClientSettings.Overload.WAIT,
                noKeepAlive ? 1 : 0,
                1,
                ClientSettings.Pacing.EXACT,
                core.map(OptionalInt::of).orElse(OptionalInt.empty())),
            new WarmUp(
                    Math.max(Math.min(LEAST_WARM_UP_RATE, rate), rate / 2),
                    Choices.parse("--warm-up", warmUp, Units::parseDuration),
                    WARM_UP_DELAY)
                .settling(SETTLE),
            url.isPresent() ? Optional.empty() : Optional.of(sleep),
            Optional.empty());
    return Predictions.asMeasured(probe);
  }

  private Target target() {
    if (strategy.isPresent() == url.isPresent()) {
      throw new IllegalArgumentException("name either a strategy or --url");
    }
    if (url.isPresent()
        && OF_OURS.stream().anyMatch(spec.commandLine().getParseResult()::hasMatchedOption)) {
      throw new IllegalArgumentException(
          "leave out what --url has no use for: " + String.join(", ", OF_OURS));
    }
    return url.map(ProbeTarget::running)
        .orElseGet(() -> ProbeTarget.app(strategy.orElseThrow(), threads, pool, patience()));
  }

  private static String label(double rate) {
    return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString().replace('.', '-');
  }
}
