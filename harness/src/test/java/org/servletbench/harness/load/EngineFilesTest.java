package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Recording;

class EngineFilesTest {
  private static final long START = 1_795_408_906_000L;
  private static final String HEAD = "second,epoch_ms,sent,completed,ok,in_flight\n";
  private static final String WARM_UP = "-1,1795408905000,30,30,30,0\n";
  private static final String FIRST = "0,1795408906000,100,90,80,10\n";

  @TempDir Path folder;
  private EngineFiles files;

  @BeforeEach
  void an_empty_folder() {
    files = new EngineFiles(folder);
  }

  @Test
  void nothing_is_known_before_the_engine_has_written_anything() {
    files.poll();

    assertThat(files.measureStartMillis()).isEmpty();
    assertThat(files.completed()).isZero();
    assertThat(files.recording()).isEqualTo(Recording.NOTHING);
  }

  @Test
  void the_start_of_MEASURE_is_known_once_the_schedule_is_there() throws IOException {
    write("schedule.properties", "measure-start-nanos=12\n");
    files.poll();
    assertThat(files.measureStartMillis()).isEmpty();

    write("schedule.properties", "measure-start-epoch-ms=" + START + "\n");
    files.poll();
    assertThat(files.measureStartMillis()).hasValue(START);
  }

  @Test
  void the_course_of_an_earlier_run_in_the_same_folder_is_forgotten() throws IOException {
    write("schedule.properties", "measure-start-epoch-ms=" + START + "\n");
    write("seconds.csv", HEAD + FIRST);

    EngineFiles.forget(folder);
    files.poll();

    assertThat(files.measureStartMillis()).isEmpty();
    assertThat(files.completed()).isZero();
    EngineFiles.forget(folder.resolve("none"));
  }

  @Test
  void a_row_that_was_read_is_not_read_again_and_half_a_row_waits_for_its_rest()
      throws IOException {
    write("seconds.csv", HEAD + FIRST + "1,1795408907000,100,");
    files.poll();
    assertThat(files.completed()).isEqualTo(90);

    // what stood there before is not looked at
    write("seconds.csv", (HEAD + FIRST).replace("90", "99") + "1,1795408907000,100,110,110,0\n");
    files.poll();
    assertThat(files.completed()).isEqualTo(200);

    write("seconds.csv", HEAD + FIRST);
    files.poll();
    assertThat(files.completed()).as("a shorter file is another").isEqualTo(90);
  }

  @Test
  void progress_is_that_of_MEASURE_alone() throws IOException {
    write("seconds.csv", HEAD + WARM_UP);
    files.poll();
    assertThat(files.completed()).isZero();

    write("seconds.csv", HEAD + WARM_UP + FIRST + "1,1795408907000,100,110,110,0\n");
    files.poll();
    assertThat(files.completed()).isEqualTo(200);
    assertThat(files.ok()).isEqualTo(190);
  }

  @Test
  void the_last_second_is_told_until_it_is_too_old_to_be_the_last() throws IOException {
    write(
        "seconds.csv",
        HEAD.strip()
            + ",ok_felt_p50_us,ok_felt_p99_us,dropped,completed_earlier\n"
            + FIRST.strip()
            + ",1000.4,2000000,5,2\n"
            + "1,1795408907000,100,0,0,30,,,0,0\n");
    files.poll();

    assertThat(files.lastSecond(START + 3_900))
        .hasValue(
            new LastSecond(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong.of(30)));
    assertThat(files.lastSecond(START + 4_000)).isEmpty();
  }

  @Test
  void a_second_counts_every_request_that_ended_in_it_and_none_that_was_never_sent()
      throws IOException {
    write(
        "seconds.csv",
        HEAD.strip()
            + ",ok_felt_p50_us,ok_felt_p99_us,dropped,completed_earlier\n"
            + FIRST.strip()
            + ",1000.4,2000000,5,2\n");
    files.poll();

    assertThat(files.lastSecond(START + 1_100))
        .hasValue(
            new LastSecond(
                87, OptionalDouble.of(1), OptionalDouble.of(2_000), OptionalLong.of(10)));
  }

  @Test
  void a_last_line_without_its_end_is_left_for_the_next_time() throws IOException {
    write("seconds.csv", HEAD + FIRST + "1,1795408907000,100,1");
    files.poll();
    assertThat(files.completed()).isEqualTo(90);

    write("seconds.csv", HEAD.substring(0, 10));
    files.poll();
    assertThat(files.completed()).isZero();
  }

  @Test
  void the_recording_holds_counts_histograms_and_totals_of_each_second() throws IOException {
    write("schedule.properties", "measure-start-epoch-ms=" + START + "\n");
    write("seconds.csv", HEAD + WARM_UP + FIRST);
    write(
        "latency.hlog",
        "Tag=ok.felt,1795408905.000,1.000,1.0,WARM\n"
            + "Tag=ok.felt,1795408906.000,1.000,1.0,FELT\n"
            + "Tag=lag,1795408906.000,1.000,1.0,LAG\n");
    write("totals.properties", "cpu-ns=7\ntransport=epoll\n");

    Recording.Seconds seconds = (Recording.Seconds) files.recording();

    assertThat(seconds.measureStartMillis()).isEqualTo(START);
    assertThat(seconds.totals()).isEqualTo(Map.of("cpu-ns", "7", "transport", "epoll"));
    assertThat(seconds.seconds()).extracting(Recording.Second::second).containsExactly(-1, 0);
    Recording.Second first = seconds.measured().getFirst();
    assertThat(first.count("sent")).isEqualTo(100);
    assertThat(first.count("in_flight")).isEqualTo(10);
    assertThat(first.count("no such column")).isZero();
    assertThat(first.histograms()).isEqualTo(Map.of("ok.felt", "FELT", "lag", "LAG"));
  }

  @Test
  void seconds_are_numbered_from_the_MEASURE_that_came_in_the_end() throws IOException {
    write("schedule.properties", "measure-start-epoch-ms=" + START + "\n");
    write(
        "seconds.csv",
        HEAD + WARM_UP.replace("-1,1795408905000", "-60,1795408904000") + WARM_UP + FIRST);
    write("latency.hlog", "Tag=ok.felt,1795408904.000,1.000,1.0,WARM\n");

    Recording.Seconds seconds = (Recording.Seconds) files.recording();

    assertThat(seconds.seconds()).extracting(Recording.Second::second).containsExactly(-2, -1, 0);
    assertThat(seconds.seconds().getFirst().histograms()).containsOnlyKeys("ok.felt");
  }

  @Test
  void the_medians_of_the_seconds_are_there_while_they_come() throws IOException {
    write(
        "seconds.csv",
        "second,epoch_ms,ok_felt_p50_us\n-60,1795408846000,1002.6\n-59,1795408847000,\n");
    files.poll();

    assertThat(files.seconds())
        .extracting(second -> second.count(Recording.Second.MEDIAN_MICROS))
        .containsExactly(1003L, 0L);
  }

  @Test
  void an_engine_that_was_cut_short_has_no_totals() throws IOException {
    write("schedule.properties", "measure-start-epoch-ms=" + START + "\n");
    write("seconds.csv", HEAD + FIRST);

    assertThat(((Recording.Seconds) files.recording()).totals()).isEmpty();
  }

  @Test
  void the_lags_of_a_second_may_have_decimals_or_be_missing() throws IOException {
    write("seconds.csv", "second,completed,ok,lag_p50_us\n0,5,4,12.3\n1,6,6,\n");
    files.poll();

    assertThat(files.completed()).isEqualTo(11);
    assertThat(files.ok()).isEqualTo(10);
  }

  @Test
  void a_broken_file_is_named() throws IOException {
    write("seconds.csv", HEAD + FIRST.replace("100", "many"));

    assertThatThrownBy(files::poll)
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith(folder.resolve("seconds.csv") + ", line 2: ")
        .hasMessageContaining("many");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
