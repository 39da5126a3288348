package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.load.OpenLoopDriver;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.DownstreamSeen;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.system.ProcFs;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/**
 * Runs the steps of a calibration against servers that live as long as this object. Unlike a trial,
 * it reads nothing while it measures: on two cores the harness itself would make arrivals late.
 */
public final class Calibrator implements AutoCloseable {
  static final Duration SLACK = Duration.ofSeconds(60);
  static final long POLL_MS = 50;

  private final Programs programs;
  private final Cores cores;
  private final ProcessRegistry registry;
  private final Path folder;
  private final CalibrationServers servers;

  /**
   * The programs that a calibration starts.
   *
   * @param plan .jmx file that JMeter runs
   */
  public record Programs(
      Launch downstream,
      Launch engine,
      Launch jmeter,
      Launch nullServer,
      Launch slotFloor,
      Path plan) {}

  /**
   * @param folder folder for raw files; those of an earlier calibration are overwritten
   */
  public Calibrator(Programs programs, Cores cores, ProcessRegistry registry, Path folder) {
    this.programs = programs;
    this.cores = cores;
    this.registry = registry;
    this.folder = folder;
    servers = new CalibrationServers(cores, registry, folder);
  }

  /** Starts both servers and returns once they answer. */
  public void start() throws InterruptedException {
    servers.start(programs.nullServer(), programs.downstream());
  }

  /**
   * Returns the steps to run.
   *
   * @param shortened divisor of the durations; 1 for figures that count
   */
  public CalibrationSteps steps(double shortened) {
    return new CalibrationSteps(
        servers.nullServer(), servers.endpoints(), cores.generator(), shortened);
  }

  /** Runs a scenario of the open-loop driver; one with a delay measures the sleeping service. */
  public TrialRecord measure(Scenario scenario) throws InterruptedException {
    Path trial = folder.resolve(scenario.name());
    KernelReading before = ProcFs.kernel();
    Optional<DownstreamStatus> first = Optional.empty();
    OpenLoopDriver driver = new OpenLoopDriver(programs.engine());
    try (LoadSession session =
        driver.start(Launcher.order(scenario, servers.endpoints()), trial, registry)) {
      long start = awaitSchedule(session, scenario);
      if (scenario.delay().isPresent()) {
        sleepUntil(start - WarmUp.PAUSE.toMillis() / 2);
        first = Optional.of(servers.resetStats());
      }
      Duration length = scenario.warmUp().untilMeasure().plus(scenario.load().duration());
      awaitEnd(session.process(), length.plus(scenario.load().timeout()), scenario.name());
    }
    Optional<DownstreamSeen> seen =
        first.isPresent()
            ? Optional.of(new DownstreamSeen(first.get(), servers.stats()))
            : Optional.empty();
    return record(scenario, trial, List.of(), observations(seen, before));
  }

  /** Returns the other drivers, which run against the same null server. */
  public OtherGenerators others() {
    return new OtherGenerators(programs, cores, servers.endpoints(), registry, folder);
  }

  /** Runs the loop that only waits; returns the percentiles of each second, as it writes them. */
  public Properties measureFloor(CalibrationSteps steps) throws InterruptedException {
    Path file = folder.resolve("floor.properties");
    List<String> command =
        programs
            .slotFloor()
            .command(
                List.of(
                    "--rate=" + (long) CalibrationSteps.RATE,
                    "--seconds=" + steps.floor().toSeconds(),
                    "--out=" + file));
    ProcessSpec spec =
        new ProcessSpec(
            "slot-floor", Pinned.to(cores.generator(), command), folder.resolve("slot-floor.log"));
    try (ManagedProcess process = ManagedProcess.start(spec, registry)) {
      awaitEnd(process, steps.floor(), "floor");
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw BenchException.machine("cannot read " + file + ": " + Failures.words(e), e);
    }
    return properties;
  }

  @Override
  public void close() {
    servers.close();
  }

  static long awaitSchedule(LoadSession session, Scenario scenario) throws InterruptedException {
    long limit = System.currentTimeMillis() + SLACK.toMillis();
    session.poll();
    while (session.measureStartMillis().isEmpty()) {
      if (!session.isAtWork() || System.currentTimeMillis() > limit) {
        throw broken(session.process(), scenario.name());
      }
      Thread.sleep(POLL_MS);
      session.poll();
    }
    return session.measureStartMillis().getAsLong();
  }

  private static void awaitEnd(ManagedProcess process, Duration length, String step)
      throws InterruptedException {
    if (!process.awaitEnd(length.plus(SLACK)) || process.exitCode().orElse(-1) != 0) {
      throw broken(process, step);
    }
  }

  static BenchException broken(ManagedProcess process, String step) {
    return BenchException.machine(
        Text.of(
            "calibration step %s: %s",
            step,
            process.isAlive()
                ? process.name() + " does not end, see " + process.log()
                : TrialServices.end(process)));
  }

  static TrialRecord record(
      Scenario scenario, Path trial, List<Reading> readings, Observations observations) {
    return new TrialRecord(
        1,
        1,
        scenario,
        Drivers.read(scenario.driver(), trial),
        readings,
        Optional.of(observations),
        List.of());
  }

  /** Makes the observations, without a wake-up floor, which another step measures. */
  static Observations observations(Optional<DownstreamSeen> seen, KernelReading before) {
    return new Observations(Optional.empty(), seen, before, ProcFs.kernel(), 0, ProcFs.cores());
  }

  static void sleepUntil(long epochMillis) throws InterruptedException {
    long left = epochMillis - System.currentTimeMillis();
    if (left > 0) {
      Thread.sleep(left);
    }
  }
}
