package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Calibration.Beside;
import org.servletbench.harness.model.Calibration.Disturbance;
import org.servletbench.harness.model.Calibration.Paced;
import org.servletbench.harness.model.Calibration.Probe;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.run.CalibrationSteps;
import org.servletbench.harness.run.Calibrator;
import org.servletbench.harness.run.Calibrator.Programs;
import org.servletbench.harness.run.TrialPrograms;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.Environments;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ProcFs;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.RunLock;
import org.servletbench.harness.verify.Calibrations;

/** Measures what the generators and the downstream can do, as the only run of this checkout. */
final class CalibrationSession {
  private static final double NANOS_PER_MILLI = 1e6;

  /** The attempts per step: a neighbour's burst may have spoilt the first. */
  private static final int ATTEMPTS = 2;

  /** The share of busy cores above which other programs spoil a calibration. */
  private static final double BUSY_SHARE = 0.1;

  private final Installation installation;
  private final Jdk jdk = Jdk.current();
  private final Cores cores = Cores.detect();
  private final ProcessRegistry registry;
  private final PrintWriter err;
  private final boolean beside;
  private final double shortened;

  /**
   * @param beside whether other generators are also measured
   * @param shortened divisor of the durations; 1 for figures that count
   */
  CalibrationSession(Installation installation, PrintWriter err, boolean beside, double shortened) {
    this.installation = installation;
    this.registry = new ProcessRegistry(installation.processes());
    this.err = err;
    this.beside = beside;
    this.shortened = shortened;
  }

  /** Runs the calibration; empty if it was interrupted, with every process stopped. */
  Optional<Calibration> run() {
    try (Interruption interruption = new Interruption();
        RunLock lock = new RunLock(installation.runLock())) {
      AtomicReference<Calibration> found = new AtomicReference<>();
      if (!interruption.completes(() -> found.set(calibrate()))) {
        say("interrupted: every process has been stopped, nothing was stored");
      }
      return Optional.ofNullable(found.get());
    }
  }

  private Calibration calibrate() throws InterruptedException {
    Leftovers.end(registry, this::say);
    Calibration.Key key = Calibration.Key.of(Environments.read(installation.root(), jdk));
    Programs programs = programs();
    OptionalDouble busyBefore = busyShare();
    Usage stolen = new Usage(ProcFs.stolen());
    try (Calibrator calibrator =
        new Calibrator(programs, cores, registry, installation.calibrationFiles())) {
      calibrator.start();
      CalibrationSteps steps = calibrator.steps(shortened);
      say(
          Text.of(
              "calibrating for about %d min: do not use this machine meanwhile",
              steps.aboutMinutes(beside)));
      Calibration.Ceiling ceiling = Calibrations.ceiling(measure(calibrator, steps.flatOut()));
      List<Paced> paced = new ArrayList<>();
      for (Scenario scenario : steps.paced()) {
        paced.add(Calibrations.paced(measure(calibrator, scenario)));
      }
      say("floor");
      Properties floor = calibrator.measureFloor(steps);
      Calibration.InFlight inFlight = Calibrations.inFlight(measure(calibrator, steps.inFlight()));
      Calibration.Downstream downstream = downstream(calibrator, steps);
      List<Beside> others = beside ? beside(calibrator, steps) : List.of();
      return new Calibration(
          Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
          key,
          cores.words(),
          new Disturbance(busyBefore, stolen.shareUntil(ProcFs.stolen())),
          ceiling,
          paced,
          Calibrations.floor(CalibrationSteps.RATE, floor),
          inFlight,
          downstream,
          others);
    }
  }

  /** Returns the busy share of all cores, over a second in which nothing of ours runs. */
  private OptionalDouble busyShare() throws InterruptedException {
    Usage busy = new Usage(ProcFs.machine());
    Thread.sleep(1000);
    OptionalDouble share = busy.shareUntil(ProcFs.machine());
    if (share.orElse(0) > BUSY_SHARE) {
      say(
          Text.of(
              "this machine is %.0f %% busy with other work, which makes every figure worse: stop"
                  + " that work",
              100 * share.getAsDouble()));
    }
    return share;
  }

  /** The CPU time of the machine from an instant on. */
  private record Usage(Optional<ProcessReading> start) {
    OptionalDouble shareUntil(Optional<ProcessReading> end) {
      if (start.isEmpty() || end.isEmpty()) {
        return OptionalDouble.empty();
      }
      double nanos = (end.get().epochMillis() - start.get().epochMillis()) * NANOS_PER_MILLI;
      double cpu = end.get().cpuNanos() - start.get().cpuNanos();
      return OptionalDouble.of(nanos <= 0 ? 0 : cpu / nanos / ProcFs.cores());
    }
  }

  /** Returns the programs, with the caches of a run if there are any. */
  private Programs programs() throws InterruptedException {
    TrialPrograms programs = TrialPrograms.of(installation, jdk);
    LaunchCache cache = new LaunchCache(installation.launchCache(), jdk, registry);
    Optional<Launch> engine = cache.cached(programs.engine());
    if (engine.isEmpty()) {
      say(
          "the driver has no launch cache yet, so it is colder than in a run: run a suite once"
              + " before you calibrate");
    }
    return new Programs(
        cache.cached(programs.downstream()).orElse(cache.plain(programs.downstream())),
        engine.orElse(cache.plain(programs.engine())),
        cache.cached(programs.jmeter()).orElse(cache.plain(programs.jmeter())),
        cache.plain(programs.nullServer()),
        cache.plain(programs.slotFloor()),
        programs.plan());
  }

  /** Probes the downstream at rising rates until one is too high. */
  private Calibration.Downstream downstream(Calibrator calibrator, CalibrationSteps steps)
      throws InterruptedException {
    List<Probe> probes = new ArrayList<>();
    for (Scenario scenario : steps.probes()) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        probes.add(Calibrations.probe(measure(calibrator, scenario)));
        if (probes.getLast().kept()) {
          break;
        }
      }
      if (!probes.getLast().kept()) {
        break;
      }
    }
    return Calibrations.downstream(
        CalibrationSteps.PROBE_DELAY.toNanos() / NANOS_PER_MILLI, probes);
  }

  private List<Beside> beside(Calibrator calibrator, CalibrationSteps steps)
      throws InterruptedException {
    List<Beside> rows = new ArrayList<>();
    for (Scenario scenario : steps.others()) {
      rows.add(beside(calibrator, scenario));
    }
    return rows;
  }

  private Beside beside(Calibrator calibrator, Scenario scenario) throws InterruptedException {
    Optional<String> missing = Drivers.missing(scenario.driver());
    if (missing.isPresent()) {
      return Beside.missing(scenario.name(), missing.get());
    }
    say(scenario.name());
    try {
      TrialRecord record = calibrator.others().measure(scenario);
      String command =
          String.join(" ", calibrator.others().command(scenario))
              .replace(installation.root() + "/", "");
      return Calibrations.beside(record, command, note(scenario.driver()));
    } catch (BenchException e) {
      return Beside.missing(scenario.name(), "failed: " + e.getMessage());
    }
  }

  /** Returns the note that keeps a driver's figures from being misread. */
  private static String note(Driver driver) {
    return switch (driver) {
      case JMETER -> "a connection per arrival, latency from the real start, CPU after a warm-up";
      case WRK -> "latency from the real start";
      case AB -> "HTTP/1.0, latency from the real start, whole milliseconds; writes each request";
      case OPEN_LOOP -> "";
    };
  }

  private TrialRecord measure(Calibrator calibrator, Scenario scenario)
      throws InterruptedException {
    say(scenario.name());
    return calibrator.measure(scenario);
  }

  private void say(String line) {
    err.println("bench: " + line);
    err.flush();
  }
}
