package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.run.Calibrator.Programs;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.verify.Calibrations;

/** Runs steps of a second: the figures mean nothing, but they must be there. */
@Tag("slow") // each step takes seconds, however shortened
@Isolated
class CalibratorIT {
  private static final double SHORTENED = 100;

  @TempDir static Path folder;

  private static ProcessRegistry registry;
  private static Calibrator calibrator;
  private static CalibrationSteps steps;

  @BeforeAll
  static void startServers() throws InterruptedException {
    Installation installation = Installation.locate();
    registry = new ProcessRegistry(folder.resolve("processes"));
    TrialPrograms programs = TrialPrograms.of(installation, Jdk.current());
    LaunchCache cache = new LaunchCache(folder.resolve("cache"), Jdk.current(), registry);
    calibrator =
        new Calibrator(
            new Programs(
                cache.plain(programs.downstream()),
                cache.plain(programs.engine()),
                cache.plain(programs.jmeter()),
                cache.plain(programs.nullServer()),
                cache.plain(programs.slotFloor()),
                programs.plan()),
            Cores.detect(),
            registry,
            folder);
    calibrator.start();
    steps = calibrator.steps(SHORTENED);
  }

  @AfterAll
  static void nothing_is_left_behind() {
    calibrator.close();
    assertThat(registry.leftovers()).isEmpty();
  }

  @Test
  void the_driver_has_a_ceiling_that_costs_cpu() throws InterruptedException {
    Calibration.Ceiling ceiling = Calibrations.ceiling(calibrator.measure(steps.flatOut()));

    assertThat(ceiling.connections()).isEqualTo(CalibrationSteps.CONNECTIONS);
    assertThat(ceiling.requestsPerSecond()).isGreaterThan(100);
    assertThat(ceiling.cpuMicrosPerRequest().orElse(0)).isPositive();
  }

  @Test
  void the_sleeping_service_tells_how_late_it_was() throws InterruptedException {
    Calibration.Probe probe = Calibrations.probe(calibrator.measure(steps.probes().getFirst()));

    assertThat(probe.askedPerSecond()).isEqualTo(1000);
    assertThat(probe.answeredShare().orElse(0)).isGreaterThan(0.5);
    assertThat(probe.latenessP99Millis().orElse(0)).isPositive();
  }

  @Test
  void the_other_drivers_are_measured_where_they_are_installed() throws InterruptedException {
    for (Scenario scenario : steps.others()) {
      if (Drivers.missing(scenario.driver()).isEmpty()) {
        Calibration.Beside row = Calibrations.beside(calibrator.others().measure(scenario), "", "");

        assertThat(row.tool()).isEqualTo(scenario.driver().label());
        assertThat(row.requestsPerSecond().orElse(0)).as(row.tool()).isGreaterThan(100);
        assertThat(calibrator.others().command(scenario).getFirst())
            .as("as it can be typed")
            .doesNotContain("/");
      }
    }
  }

  @Test
  void the_floor_is_measured_by_a_loop_without_requests() throws InterruptedException {
    Properties seconds = calibrator.measureFloor(steps);

    assertThat(seconds).containsKeys("second.0.p50-ns", "second.0.p99-ns", "timer-slack-ns");
    Calibration.Floor floor = Calibrations.floor(CalibrationSteps.RATE, seconds);
    assertThat(floor.p50Micros()).isPositive().isLessThanOrEqualTo(floor.p99TypicalMicros());
  }
}
