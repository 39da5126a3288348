package org.servletbench.harness.run.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.model.TargetUrl;

/**
 * Golden files: what hey 0.1.5, oha 1.16, vegeta 12 and k6 1.8 printed in 2 s at 20,000/s on 64
 * connections, on a busy machine; those of wrk and ab are explained in package load.
 */
class ToolsTest {
  private static final TargetUrl URL = TargetUrl.parse("http://127.0.0.1:18081/");
  private static final Job AT_RATE = job(OptionalDouble.of(20_000));
  private static final Job FLAT_OUT = job(OptionalDouble.empty());

  @Test
  void hey_is_read_from_its_summary() {
    Figures figures = new Hey().parse(AT_RATE, printed("hey.txt"));

    assertThat(figures.requests()).isEqualTo(31_463);
    assertThat(figures.perSecond()).isEqualTo(31_463 / 2.0066, within(0.1));
    assertThat(figures.p50Millis().orElseThrow()).isEqualTo(2.5, within(1e-9));
    assertThat(figures.p99Millis().orElseThrow()).isEqualTo(10.8, within(1e-9));
  }

  @Test
  void hey_gives_each_worker_its_part_of_the_rate() {
    assertThat(new Hey().arguments(AT_RATE)).containsSubsequence("-c", "64", "-q", "312.500");
    assertThat(new Hey().arguments(FLAT_OUT)).doesNotContain("-q");
  }

  @Test
  void oha_is_read_from_its_json() {
    Figures figures = new Oha().parse(AT_RATE, printed("oha.json"));

    assertThat(figures.requests()).isEqualTo(39_975);
    assertThat(figures.perSecond()).isEqualTo(19_960.78, within(0.01));
    assertThat(figures.p50Millis().orElseThrow()).isEqualTo(0.456833, within(1e-9));
    assertThat(figures.p99Millis().orElseThrow()).isEqualTo(19.548818, within(1e-9));
  }

  @Test
  void oha_counts_from_the_intended_start_where_there_is_one() {
    assertThat(new Oha().arguments(AT_RATE))
        .containsSubsequence("-q", "20000", "--latency-correction");
    assertThat(new Oha().arguments(FLAT_OUT)).doesNotContain("-q", "--latency-correction");
  }

  @Test
  void vegeta_is_read_from_its_report_and_its_wait_counts() {
    Figures figures = new Vegeta().parse(AT_RATE, printed("vegeta.json"));

    assertThat(figures.requests()).isEqualTo(39_998);
    assertThat(figures.perSecond()).isEqualTo(8_636.91, within(0.01)); // its own "throughput"
    assertThat(figures.p50Millis().orElseThrow()).isEqualTo(2049.694879, within(1e-9));
    assertThat(figures.p99Millis().orElseThrow()).isEqualTo(2630.557749, within(1e-9));
  }

  @Test
  void k6_tells_what_it_dropped() {
    Figures figures = new K6().parse(AT_RATE, fromFile("k6.json"));

    assertThat(figures.requests()).isEqualTo(8_118);
    assertThat(figures.perSecond()).isEqualTo(4_022.599, within(0.001));
    assertThat(figures.p50Millis().orElseThrow()).isEqualTo(35.9579985, within(1e-9));
    assertThat(figures.p99Millis().orElseThrow()).isEqualTo(121.78621352, within(1e-9));
    assertThat(figures.note()).endsWith("dropped 80 %");
  }

  @Test
  void k6_gets_a_script_with_the_rate_and_the_url() {
    assertThat(new K6().files(AT_RATE).get("k6.js"))
        .contains("rate: 20000,", "duration: '2s',", "http.get('" + URL + "'");
  }

  @Test
  void wrk_is_read_as_its_driver_reads_it() {
    Figures figures =
        new Wrk().parse(FLAT_OUT, printed("/org/servletbench/harness/load/wrk-steady.txt"));

    assertThat(figures.p50Millis().orElseThrow()).isBetween(20.0, 25.0);
    assertThat(figures.perSecond()).isEqualTo(figures.requests() / 2, within(10.0));
  }

  @Test
  void ab_takes_its_percentiles_from_a_file_and_writes_no_line_for_each_request() {
    Printed printed =
        new Printed(
            text("/org/servletbench/harness/load/ab-steady.txt"),
            Optional.of(text("/org/servletbench/harness/load/ab-steady.csv")));

    assertThat(new Ab().parse(FLAT_OUT, printed).p50Millis().orElseThrow()).isBetween(20.0, 25.0);
    assertThat(new Ab().arguments(FLAT_OUT))
        .containsSubsequence("-k", "-e", "ab-percentiles.csv", URL.toString())
        .doesNotContain("-g");
  }

  static List<Tool> tools() {
    return List.of(new Wrk(), new Ab(), new Hey(), new Oha(), new Vegeta(), new K6());
  }

  @ParameterizedTest
  @MethodSource("tools")
  void what_is_no_output_of_the_tool_is_refused(Tool tool) {
    Printed nonsense = new Printed("connection refused", Optional.empty());

    assertThatThrownBy(() -> tool.parse(AT_RATE, nonsense)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @MethodSource("tools")
  void every_tool_says_how_to_get_it_and_can_go_in_some_way(Tool tool) {
    assertThat(tool.remedy()).matches("(apt-get|go|cargo) install .+");
    assertThat(tool.paces()).isNotEmpty();
  }

  private static Job job(OptionalDouble rate) {
    return new Job(URL, rate, 64, Duration.ofSeconds(2), Path.of("."));
  }

  private static Printed printed(String name) {
    return new Printed(text(name), Optional.empty());
  }

  private static Printed fromFile(String name) {
    return new Printed("", Optional.of(text(name)));
  }

  private static String text(String name) {
    try (InputStream file =
        Objects.requireNonNull(ToolsTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
