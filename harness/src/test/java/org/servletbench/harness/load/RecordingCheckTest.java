package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.catalogue.ToolFigure;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Figure;
import org.servletbench.harness.model.Recording;

class RecordingCheckTest {
  private static final Recording.Seconds SOUND =
      (Recording.Seconds) SecondsTrial.sound().record().recording();

  /** A valid histogram of the engine's, whatever it counts. */
  private static final String HISTOGRAM = SOUND.seconds().getFirst().histograms().get("ok.served");

  @TempDir Path folder;

  /** A server that sends its head and its body apart, or a body of many seconds. */
  @Test
  void an_answer_that_begins_in_one_second_and_ends_in_the_next_is_whole() throws Exception {
    assertThat(problems(second(0, 49, 1, "ok.felt", "ok.served", "first_byte"), lastOne()))
        .isEmpty();
    assertThat(problems(second(0, 0, 2, "first_byte"), second(1, 0, 2), second(2, 2, 0, OK)))
        .isEmpty();
  }

  @Test
  void a_first_byte_that_must_have_come_in_a_second_is_missed_there() throws Exception {
    assertThat(problems(second(0, 49, 0, "ok.felt", "ok.served", "first_byte"), lastOne()))
        .containsExactly(folder.resolve("latency.hlog") + " has no first_byte of second 1");
    assertThat(problems(second(0, 49, 1, "ok.felt", "ok.served")))
        .containsExactly(folder.resolve("latency.hlog") + " has no first_byte of second 0");
  }

  @Test
  void the_warm_up_may_lack_its_histograms_but_the_measured_load_may_not() throws Exception {
    assertThat(
            problems(
                second(-1, 50, 2),
                second(0, 2, 0, OK),
                second(1, 9, 0, "ok.felt", "ok.served", "first_byte")))
        .isEmpty();
    assertThat(problems(second(-1, 50, 2), second(0, 2, 0)))
        .containsExactly(folder.resolve("latency.hlog") + " has no ok.felt of second 0");
  }

  /** ab takes a number of requests, at which it ends before its time. */
  @ParameterizedTest
  @CsvSource({"1999999, ''", "2000000, 'at 2000000 requests, after 22.7 s: '"})
  void ab_that_ends_before_its_window_does_is_told(int requests, String told) throws Exception {
    Files.writeString(folder.resolve("started.properties"), "\n");
    Files.writeString(folder.resolve("ab.txt"), "\n");
    Files.writeString(
        folder.resolve("ab-percentiles.csv"), "Percentage,Time\n" + "50,1.000\n".repeat(101));
    Files.writeString(
        folder.resolve(AbDriver.REQUESTS),
        "seconds\tctime\tdtime\tttime\twait\trequests\n1\t0\t1\t1\t1\t" + requests + "\n");
    Figure figure = new Figure(ToolFigure.AB_COMPLETE_REQUESTS, OptionalDouble.of(requests), "ab");

    assertThat(
            RecordingCheck.problems(
                Driver.AB, folder, new Recording.Report(1, 22.7, List.of(figure))))
        .isEqualTo(
            told.isEmpty()
                ? List.of()
                : List.of("ab ended by itself " + told + "shorten load.duration, or use wrk"));
  }

  private static final String[] OK = {"ok.felt", "ok.served"};

  private static Recording.Second lastOne() {
    return second(1, 1, 0, OK);
  }

  private static Recording.Second second(int number, long ok, long inFlight, String... tags) {
    Map<String, String> histograms = new HashMap<>();
    List.of(tags).forEach(tag -> histograms.put(tag, HISTOGRAM));
    return new Recording.Second(
        number, Map.of("ok", ok, "completed", ok, "in_flight", inFlight), histograms);
  }

  private List<String> problems(Recording.Second... seconds) throws Exception {
    long completed =
        List.of(seconds).stream()
            .filter(each -> each.second() >= 0)
            .mapToLong(each -> each.count("completed"))
            .sum();
    Map<String, String> totals = new HashMap<>();
    for (String key :
        List.of(
            "allocated-bytes",
            "cpu-ns",
            "gc-ms",
            "jit-ms",
            "pacing-tick-ns",
            "port-shortages",
            "rss-peak-kib")) {
      totals.put(key, "1");
    }
    totals.put("completed", Long.toString(completed));
    for (String file :
        List.of("schedule.properties", "seconds.csv", "latency.hlog", "totals.properties")) {
      Files.writeString(folder.resolve(file), "\n");
    }
    return RecordingCheck.problems(
        Driver.OPEN_LOOP,
        folder,
        new Recording.Seconds(
            OptionalLong.empty(), SOUND.measureStartMillis(), List.of(seconds), totals));
  }
}
