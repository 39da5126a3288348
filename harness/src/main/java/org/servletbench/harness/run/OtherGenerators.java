package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.load.JMeterDriver;
import org.servletbench.harness.load.LoadDriver;
import org.servletbench.harness.load.LoadOrder;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.system.ProcFs;
import org.servletbench.harness.system.ProcessRegistry;

/** Runs the third-party drivers of a calibration, JMeter, wrk and ab, as a suite uses them. */
public record OtherGenerators(
    Calibrator.Programs programs,
    Cores cores,
    Endpoints endpoints,
    ProcessRegistry registry,
    Path folder) {
  /** Runs a generator and reads its CPU time near both ends of MEASURE. */
  public TrialRecord measure(Scenario scenario) throws InterruptedException {
    Path trial = folder.resolve(scenario.name());
    deleteIfExists(trial.resolve(JMeterDriver.JTL)); // JMeter would append to it
    KernelReading before = ProcFs.kernel();
    List<Reading> readings = new ArrayList<>();
    try (LoadSession session =
        driver(scenario).start(Launcher.order(scenario, endpoints), trial, registry)) {
      long start = awaitStart(session, scenario);
      readings.add(generator(session.process(), scenario));
      Calibrator.sleepUntil(start + scenario.load().duration().toMillis() - Calibrator.POLL_MS);
      readings.add(generator(session.process(), scenario));
      long limit = System.currentTimeMillis() + Calibrator.SLACK.toMillis();
      while (!session.isFinished()) {
        if (!session.isAtWork() || System.currentTimeMillis() > limit) {
          throw Calibrator.broken(session.process(), scenario.name());
        }
        Thread.sleep(Calibrator.POLL_MS);
        session.poll();
      }
      if (session.process().exitCode().orElse(0) != 0) {
        throw Calibrator.broken(session.process(), scenario.name());
      }
    }
    return Calibrator.record(
        scenario, trial, readings, Calibrator.observations(Optional.empty(), before));
  }

  /** Returns the generator's command, as it can be typed. */
  public List<String> command(Scenario scenario) {
    LoadOrder order = Launcher.order(scenario, endpoints);
    Path here = Path.of("");
    return scenario.driver() == Driver.JMETER
        ? Stream.concat(Stream.of("jmeter"), jmeter().arguments(order, here).stream()).toList()
        : driver(scenario).command(order, here).stream()
            .map(word -> word.startsWith("/") ? Path.of(word).getFileName().toString() : word)
            .toList();
  }

  private LoadDriver driver(Scenario scenario) {
    return scenario.driver() == Driver.JMETER ? jmeter() : Drivers.tool(scenario.driver());
  }

  private JMeterDriver jmeter() {
    Launch plain = programs.jmeter();
    return new JMeterDriver(
        new Launch(Pinned.to(cores.generator(), plain.java()), plain.target(), plain.warning()),
        programs.plan());
  }

  /** Waits until MEASURE has begun, which is when a tool's measuring process is started. */
  private static long awaitStart(LoadSession session, Scenario scenario)
      throws InterruptedException {
    long start = Calibrator.awaitSchedule(session, scenario);
    while (System.currentTimeMillis() < start + Calibrator.POLL_MS) {
      Thread.sleep(Calibrator.POLL_MS);
      session.poll();
    }
    return session.measureStartMillis().orElse(start);
  }

  private static Reading generator(ManagedProcess process, Scenario scenario) {
    return ProcFs.read(process.pid())
        .map(use -> new Reading(Reading.GENERATOR, use, Optional.empty(), OptionalInt.empty()))
        .orElseThrow(() -> Calibrator.broken(process, scenario.name()));
  }

  private static void deleteIfExists(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw BenchException.machine("cannot delete " + file + ": " + Failures.words(e), e);
    }
  }
}
