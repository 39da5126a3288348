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
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.NoiseFloor.OfMetric;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.suite.TrialPlanner;

class NoiseFloorFileTest {
  private static final NoiseFloor SAMPLE =
      new NoiseFloor(
          Calibration.Key.of(Reports.MACHINE),
          "same-twice",
          List.of(
              new OfMetric("latency_p50_ms", "other", 1.01, OptionalDouble.of(1.03), 12),
              new OfMetric("rss_peak_mib", "other", 1.2, OptionalDouble.empty(), 2)));

  @TempDir Path folder;

  @Test
  void what_is_read_equals_what_was_written() {
    Path file = folder.resolve("new/noise-floor.json");
    NoiseFloorFile.write(file, SAMPLE);

    assertThat(NoiseFloorFile.read(file)).hasValue(SAMPLE);
    assertThat(NoiseFloorFile.read(folder.resolve("none.json"))).isEmpty();
  }

  @Test
  void a_broken_file_is_named_with_the_remedy() throws IOException {
    Path file = Files.writeString(folder.resolve("noise-floor.json"), "{\"suite\": 1");

    assertThatThrownBy(() -> NoiseFloorFile.read(file))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("cannot read " + file)
        .hasMessageEndingWith("measure it again with bench run SUITE --aa");
  }

  @Test
  void a_ratio_below_1_in_an_edited_file_is_refused_in_words() throws IOException {
    Path file = folder.resolve("noise-floor.json");
    NoiseFloorFile.write(file, SAMPLE);
    Files.writeString(file, Files.readString(file).replace("1.01", "0.5"));

    assertThatThrownBy(() -> NoiseFloorFile.read(file))
        .hasMessageContaining("ratio must be at least 1, not 0.5");
  }

  @Test
  void a_run_keeps_the_floor_that_it_began_with() {
    RunHeader header =
        new RunHeader(
            "2026-01-02T03:04:05Z",
            TrialPlanner.plan(Reports.suite(1, "Does it?"), 1),
            Reports.MACHINE,
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.of(SAMPLE));
    ResultStore.create(folder, header).extend(header.plan().suite().scenarios().getFirst());

    assertThat(ResultStore.open(folder).header().noiseFloor()).hasValue(SAMPLE);
  }
}
