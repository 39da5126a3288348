package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares reports with files that a reviewer can read: {@code golden/<trials>/}. After a change
 * that is meant, {@code -Dgolden.write=true} writes them again: read the diff.
 */
class GoldenReportTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/org/servletbench/harness/report/golden");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest(name = "{1} of {0} trials")
  @CsvSource({
    "1, summary.csv",
    "1, comparison.csv",
    "1, claims.csv",
    "1, brief.txt",
    "1, console.txt",
    "1, report.md",
    "6, summary.csv",
    "6, comparison.csv",
    "6, claims.csv",
    "6, brief.txt",
    "6, console.txt",
    "6, report.md",
    "6, response-time.svg"
  })
  void a_report_reads_as_it_did_whatever_the_locale(int trials, String file) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(FOLDER.resolve(trials + "/" + file), text(trials, file));
    }
    String golden = golden(trials + "/" + file);

    assertThat(text(trials, file)).isEqualTo(golden);
    Locale.setDefault(Locale.GERMANY);
    assertThat(text(trials, file)).isEqualTo(golden);
  }

  private static String text(int trials, String file) {
    RunReport report = Reports.of(trials);
    return switch (file) {
      case "brief.txt" -> new TextReport(report).brief(80);
      case "console.txt" -> new TextReport(report).console(80);
      case "report.md" -> new TextReport(report).markdown();
      case "response-time.svg" -> Drawing.of(report).orElseThrow().svg();
      default -> CsvReport.files(report).get(file);
    };
  }

  private static String golden(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }
}
