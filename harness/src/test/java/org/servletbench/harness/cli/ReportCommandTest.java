package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @BeforeEach
  void a_published_run() throws IOException {
    DamagedRun.copy("2026-11-25-epyc-2-cores-paired", folder);
    System.setProperty("bench.home", Path.of("..").toAbsolutePath().normalize().toString());
  }

  @Test
  void a_report_fits_a_screen_and_names_its_page_last() {
    assertThat(report()).isZero();

    assertThat(out.toString())
        .startsWith("paired: What does a closed loop hide")
        .contains("\n- open carries the load at 80/s", "1 verdict as expected.\n")
        .doesNotContain("how long it took")
        .endsWith("page:  " + folder.resolve("report.html") + "\nfiles: " + folder + "\n");
    assertThat(out.toString().lines()).hasSizeLessThan(40);
  }

  @Test
  void full_prints_all_tables_and_the_files_are_the_same() throws IOException {
    report();
    String whole = Files.readString(folder.resolve("report.md"));
    out.getBuffer().setLength(0);

    assertThat(report("--full")).isZero();

    assertThat(out.toString()).contains("what came back", "how long it took", "page:  ");
    assertThat(folder.resolve("report.md")).hasContent(whole);
    assertThat(folder.resolve("summary.json")).content().contains("\"suite\" : \"paired\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--strict", "--full"})
  void an_option_that_microbenchmarks_have_no_use_for_is_refused(String option) throws IOException {
    Files.createFile(folder.resolve("jmh.json"));

    assertThat(report(option)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains(folder + " holds microbenchmarks, which have no verdicts")
        .contains("leave out --strict and --full");
  }

  private int report(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "report";
    arguments[1] = folder.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
