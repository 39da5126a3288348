package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.CalibrationSample;
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.NoiseFloor.OfMetric;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.suite.TrialPlanner;

class MachineFileTest {
  private static final Calibration CALIBRATION = CalibrationSample.of(100_000, 10_000);
  private static final NoiseFloor FLOOR =
      new NoiseFloor(
          Calibration.Key.of(Reports.MACHINE),
          "same-twice",
          List.of(
              new OfMetric("latency_p50_ms", "other", 1.01, OptionalDouble.of(1.03), 12),
              new OfMetric("rss_peak_mib", "other", 1.2, OptionalDouble.empty(), 2)));

  @TempDir Path folder;

  @Test
  void what_is_read_equals_what_was_written() {
    MachineFile<Calibration> calibration =
        MachineFile.calibration(folder.resolve("new/calibration.json"));
    calibration.write(CALIBRATION, Map.of("calibration.md", "tables"));
    MachineFile<NoiseFloor> floor = MachineFile.noiseFloor(folder.resolve("new/noise-floor.json"));
    floor.write(FLOOR, Map.of());

    assertThat(calibration.read()).hasValue(CALIBRATION);
    assertThat(calibration.path()).hasContent(MachineFile.text(CALIBRATION));
    assertThat(folder.resolve("new/calibration.md")).hasContent("tables");
    assertThat(floor.read()).hasValue(FLOOR);
  }

  @Test
  void no_file_is_no_measurement() {
    assertThat(MachineFile.calibration(folder.resolve("calibration.json")).read()).isEmpty();
  }

  @Test
  void a_broken_file_is_named_with_the_remedy() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.json"), "{\"suite\": 1");

    assertThatThrownBy(MachineFile.calibration(file)::read)
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("cannot read " + file)
        .hasMessageEndingWith("measure it again with bench doctor --calibrate");
    assertThatThrownBy(MachineFile.noiseFloor(file)::read)
        .hasMessageStartingWith("cannot read " + file)
        .hasMessageEndingWith("measure it again with bench run SUITE --aa");
  }

  @Test
  void a_ratio_below_1_in_an_edited_file_is_refused_in_words() throws IOException {
    MachineFile<NoiseFloor> floor = MachineFile.noiseFloor(folder.resolve("noise-floor.json"));
    Files.writeString(floor.path(), MachineFile.text(FLOOR).replace("1.01", "0.5"));

    assertThatThrownBy(floor::read).hasMessageContaining("ratio must be at least 1, not 0.5");
  }

  @Test
  void a_run_keeps_what_was_known_of_the_machine_when_it_began() {
    RunHeader header = header(Optional.of(CALIBRATION), Optional.of(FLOOR));
    ResultStore.create(folder, header).extend(header.plan().suite().scenarios().getFirst());

    assertThat(ResultStore.open(folder).header().calibration()).hasValue(CALIBRATION);
    assertThat(ResultStore.open(folder).header().noiseFloor()).hasValue(FLOOR);
  }

  @Test
  void a_run_of_before_calibrations_has_none() throws IOException {
    RunHeader header = header(Optional.empty(), Optional.empty());
    ResultStore.create(folder, header);
    Path file = folder.resolve("run.json");
    String without = Files.readString(file).replaceAll(",\\s*\"calibration\"\\s*:\\s*null", "");
    Files.writeString(file, without);

    assertThat(without).doesNotContain("calibration");
    assertThat(ResultStore.open(folder).header()).isEqualTo(header);
  }

  private static RunHeader header(Optional<Calibration> calibration, Optional<NoiseFloor> floor) {
    return new RunHeader(
        "2026-01-02T03:04:05Z",
        TrialPlanner.plan(Reports.suite(1, "Does it?"), 1),
        Reports.MACHINE,
        Map.of(),
        Map.of(),
        Map.of(),
        calibration,
        floor);
  }
}
