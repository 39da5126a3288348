package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;

class HistogramLogTest {
  private static final long START = 1_795_408_906_250L;
  private static final String HEAD =
      """
      #[Histogram log format version 1.3]
      #[StartTime: 1795408900.000 (seconds since epoch), Mon Nov 23 05:21:40 UTC 2026]
      "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void a_file() {
    file = folder.resolve("latency.hlog");
  }

  /** Any name that a server may give a stage. */
  @Test
  void a_tag_may_hold_every_sign_of_a_token() throws IOException {
    String tag = "stage.x!#$%&'*+-.^_`|~9";
    Files.writeString(file, HEAD + "Tag=" + tag + ",1795408906.250,1.000,20.000,FIRST\n");

    assertThat(HistogramLog.read(file, START)).isEqualTo(Map.of(0, Map.of(tag, "FIRST")));
  }

  @Test
  void histograms_stand_under_their_second_and_tag() throws IOException {
    Files.writeString(
        file,
        HEAD
            + "Tag=ok.felt,1795408905.250,1.000,20.000,BEFORE\n"
            + "Tag=ok.felt,1795408906.250,1.000,20.000,FIRST\n"
            + "Tag=lag,1795408906.250,1.000,20.000,LAG\n"
            + "Tag=ok.felt,1795408907.250,0.300,20.000,SECOND\n"
            + "1795408907.250,0.300,20.000,UNTAGGED\n");

    assertThat(HistogramLog.read(file, START))
        .isEqualTo(
            Map.of(
                -1, Map.of("ok.felt", "BEFORE"),
                0, Map.of("ok.felt", "FIRST", "lag", "LAG"),
                1, Map.of("ok.felt", "SECOND")));
  }

  @Test
  void half_a_histogram_is_none() throws IOException {
    Files.writeString(
        file,
        "Tag=lag,1795408906.250,1.000,20.000,WHOLE\nTag=lag,1795408907.250,1.000,20.000,HALF");

    assertThat(HistogramLog.read(file, START)).isEqualTo(Map.of(0, Map.of("lag", "WHOLE")));
  }

  @Test
  void no_file_and_an_empty_one_hold_nothing() throws IOException {
    assertThat(HistogramLog.read(file, START)).isEmpty();
    Files.createFile(file);
    assertThat(HistogramLog.read(file, START)).isEmpty();
  }

  @Test
  void a_time_that_is_none_is_told_with_its_line() throws IOException {
    Files.writeString(file, HEAD + "Tag=lag,soon,1.000,20.000,X\n");

    assertThatThrownBy(() -> HistogramLog.read(file, START))
        .isInstanceOf(BenchException.class)
        .hasMessage(file + ", line 4: 'Tag=lag,soon,1.000,20.000,X' is no histogram");
  }

  @Test
  void what_HdrHistograms_own_writer_wrote_is_read() throws Exception {
    Histogram histogram = new Histogram(3);
    histogram.recordValueWithCount(20_000_000, 7);
    histogram.setTag("ok.served");
    histogram.setStartTimeStamp(START + 3000);
    histogram.setEndTimeStamp(START + 4000);
    HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
    writer.outputLogFormatVersion();
    writer.outputStartTime(START);
    writer.outputLegend();
    writer.outputIntervalHistogram(histogram);
    writer.close();

    String encoded = HistogramLog.read(file, START).get(3).get("ok.served");

    assertThat(
            Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0))
        .isEqualTo(histogram);
  }
}
