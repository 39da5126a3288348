package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.report.CalibrationReport;
import org.servletbench.harness.run.MachineFile;

/** Rebuilds every published figure of a calibration from its JSON. */
class PublishedCalibrationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK =
      Pattern.compile("<!-- calibration (\\S+) -->\\n(.*?)<!-- /calibration -->", Pattern.DOTALL);

  static Stream<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("results/published"))) {
      return folders
          .filter(folder -> folder.getFileName().toString().endsWith("-calibration"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void the_json_gives_the_published_tables(Path folder) throws IOException {
    assertThat(Files.readString(folder.resolve("calibration.md"))).isEqualTo(markdown(folder));
  }

  @Test
  void the_page_shows_the_tables_of_a_published_calibration() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("docs/calibration.md")));

    assertThat(block.find()).isTrue();
    assertThat(block.group(2)).isEqualTo(markdown(ROOT.resolve(block.group(1))));
  }

  private static String markdown(Path folder) {
    return new CalibrationReport(
            MachineFile.calibration(folder.resolve("calibration.json")).read().orElseThrow())
        .markdown();
  }
}
