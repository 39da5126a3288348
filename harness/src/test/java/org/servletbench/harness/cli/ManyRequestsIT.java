package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.report.HtmlReport;

/** Reports a run of ten million requests: what that takes must not grow with their number. */
@Tag("slow") // the reports of ten million requests
class ManyRequestsIT {
  private static final long MOST_KIB = 512 * 1024;

  @TempDir Path folder;

  @Test
  void ten_million_requests_are_reported_in_half_a_gibibyte_and_a_small_page() throws Exception {
    Path run = folder.resolve("run");
    LongRun.write(run);

    try (BenchProcess bench = BenchProcess.start(folder, "", "report", run)) {
      long peak = 0;
      while (bench.isAlive()) {
        peak = Math.max(peak, peakKib(bench.pid()));
        Thread.sleep(20); // a reading while the process lives: the kernel keeps none afterwards
      }
      assertThat(bench.exitCode()).as(bench.output()).isZero();
      assertThat(peak).as("KiB resident at most").isPositive().isLessThan(MOST_KIB);
    }
    long each = (long) LongRun.RATE * LongRun.SECONDS;
    assertThat(run.resolve("measurements.csv"))
        .content()
        .contains("own," + LongRun.TRIALS + ",ok," + each + ",");
    assertThat(run.resolve("summary.csv")).content().contains("long,own,url,open-loop");
    assertThat(run.resolve(HtmlReport.FILE).toFile().length()).isLessThan(3_000_000);
  }

  private static long peakKib(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }
}
