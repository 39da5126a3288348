package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.CalibrationSample;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.suite.TrialPlanner;

class CalibrationFileTest {
  private static final Calibration SAMPLE = CalibrationSample.of(100_000, 10_000);

  @TempDir Path folder;

  @Test
  void what_is_read_equals_what_was_written() throws IOException {
    Path file = folder.resolve("new/calibration.json");
    CalibrationFile.write(file, SAMPLE, Map.of("calibration.md", "tables"));

    assertThat(CalibrationFile.read(file)).hasValue(SAMPLE);
    assertThat(Files.readString(file)).isEqualTo(CalibrationFile.text(SAMPLE));
    assertThat(folder.resolve("new/calibration.md")).hasContent("tables");
  }

  @Test
  void no_file_is_no_calibration() {
    assertThat(CalibrationFile.read(folder.resolve("calibration.json"))).isEmpty();
  }

  @Test
  void a_broken_file_is_named_with_the_remedy() throws IOException {
    Path file = Files.writeString(folder.resolve("calibration.json"), "{\"measured\": 1");

    assertThatThrownBy(() -> CalibrationFile.read(file))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("cannot read " + file)
        .hasMessageEndingWith("measure it again with bench doctor --calibrate");
  }

  @Test
  void a_run_keeps_the_calibration_that_it_began_with() {
    RunHeader plain = header();
    RunHeader header =
        new RunHeader(
            plain.started(),
            plain.plan(),
            plain.environment(),
            plain.tools(),
            plain.commands(),
            plain.effective(),
            Optional.of(SAMPLE),
            Optional.empty());
    ResultStore.create(folder, header).extend(header.plan().suite().scenarios().getFirst());

    assertThat(ResultStore.open(folder).header().calibration()).hasValue(SAMPLE);
  }

  @Test
  void a_run_of_before_calibrations_has_none() throws IOException {
    ResultStore.create(folder, header());
    Path file = folder.resolve("run.json");
    String without = Files.readString(file).replaceAll(",\\s*\"calibration\"\\s*:\\s*null", "");
    Files.writeString(file, without);

    assertThat(without).doesNotContain("calibration");
    assertThat(ResultStore.open(folder).header()).isEqualTo(header());
  }

  private static RunHeader header() {
    return new RunHeader(
        "2026-01-02T03:04:05Z",
        TrialPlanner.plan(Reports.suite(1, "Does it?"), 1),
        Reports.MACHINE,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
