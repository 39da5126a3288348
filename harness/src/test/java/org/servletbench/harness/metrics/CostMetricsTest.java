package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.WarmUp;

/** Ten seconds of 1,000 requests/s, 1,000 of them in flight; a warm-up of four before. */
class CostMetricsTest {
  private static final long MIB = 1 << 20;
  private static final Load LOAD =
      Load.Open.even(1000, Duration.ofSeconds(10), Duration.ofSeconds(5));
  private static final Target APP =
      new Target.App(Strategy.ASYNC_NON_BLOCKING, ArticleTrial.settings(25));
  private static final Target OWN = new Target.Running(TargetUrl.parse("http://127.0.0.1:9000/"));

  private Target target = APP;
  private int inFlight = 1000;
  private int loadedFrom = 0;
  private int dip = -1;
  private long inWarmUp = 250;
  private boolean tellsOfItsJvm = true;

  @ParameterizedTest
  @CsvSource({
    "allocated_bytes_per_request, 30000, B", // 30 MB a second over 1,000
    "gc_us_per_request,           4,     us", // 4 ms a second
    "compiler_us_per_request,     50,    us", // 50 ms a second, the warm-up's left out
    "carriers_peak,               2,     1",
    "virtual_runnable_peak,       7,     1",
    "in_flight_mean,              1000,  1",
    "in_flight_peak,              1000,  1",
    "rss_kib_per_in_flight,       102.4, KiB", // from 150 to 250 MiB
    "rss_kib_per_in_flight_warm,  81.92, KiB", // from 190 MiB, by the 750 beyond the warm-up's
    "live_heap_kib_per_in_flight, 61.44, KiB" // from 20 to 80 MiB after the best collection
  })
  void costs_are_those_of_the_window_alone(String metric, double value, String unit) {
    Measurement measurement = find(metric);

    assertThat(measurement.value().orElseThrow()).isCloseTo(value, within(1e-6));
    assertThat(measurement.metric().unit().symbol()).isEqualTo(unit);
    assertThat(measurement.source()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "allocated_bytes_per_request",
    "carriers_peak",
    "virtual_runnable_peak",
    "live_heap_kib_per_in_flight"
  })
  void what_the_JVM_does_not_tell_is_empty_and_not_a_number(String metric) {
    tellsOfItsJvm = false;

    assertThat(find(metric).value()).isEmpty();
  }

  @Test
  void memory_of_a_few_requests_in_flight_cannot_be_told_from_the_JVMs_own() {
    inFlight = CostMetrics.LEAST_IN_FLIGHT - 1;

    assertThat(find("rss_kib_per_in_flight").value()).isEmpty();
    assertThat(find("live_heap_kib_per_in_flight").value()).isEmpty();
    assertThat(find("in_flight_mean").value()).hasValue(inFlight);
  }

  /** One comes every two seconds; with the load comes none that counts before the next. */
  @ParameterizedTest
  @CsvSource({"0, 80", "1, 81", "2, 81", "3, 82"})
  void a_collection_before_the_load_was_there_tells_nothing_of_it(int second, int mib) {
    loadedFrom = second;

    assertThat(find("live_heap_kib_per_in_flight").value()).hasValue((mib - 20) * 1.024);
  }

  /** The one that comes at the end of second 5 is seen with that, or when the load is back. */
  @ParameterizedTest
  @CsvSource({"-1, 80", "1, 81", "5, 80"})
  void a_collection_while_few_were_in_flight_is_not_charged_to_those_after_it(int second, int mib) {
    dip = second;

    assertThat(find("live_heap_kib_per_in_flight").value()).hasValue((mib - 20) * 1.024);
  }

  @Test
  void what_a_warm_up_of_many_in_flight_has_left_is_no_rest() {
    inWarmUp = 501;

    assertThat(find("rss_kib_per_in_flight_warm").value()).isEmpty();
    assertThat(find("rss_kib_per_in_flight").value()).hasValue(102.4);
  }

  @Test
  void a_server_of_ones_own_is_charged_by_the_drivers_completions() {
    target = OWN;

    assertThat(find("rss_kib_per_in_flight").value()).hasValue(102.4);
    assertThat(find("cpu_us_per_request").value().orElseThrow()).isCloseTo(200, within(1e-6));
    assertThat(find("allocated_bytes_per_request").value()).isEmpty();
  }

  @Test
  void every_client_of_a_closed_load_counts_where_the_driver_tells_no_seconds() {
    Load closed =
        new Load.Closed(
            800,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));
    Recording report = new Recording.Report(ArticleTrial.ORIGIN, 10, List.of());
    TrialRecord record = record(scenario(Driver.WRK, closed), report);

    assertThat(value(record, "in_flight_peak")).hasValue(800);
    assertThat(value(record, "rss_kib_per_in_flight")).hasValue(128);
  }

  private Measurement find(String metric) {
    List<Recording.Second> seconds = new ArrayList<>();
    seconds.add(new Recording.Second(-3, Map.of("in_flight", inWarmUp), Map.of()));
    for (int second = 0; second < 11; second++) {
      long sent = second < 10 ? 1000 : 0;
      seconds.add(
          new Recording.Second(
              second,
              Map.of(
                  "sent",
                  sent,
                  "completed",
                  1000L,
                  "ok",
                  1000L,
                  "in_flight",
                  second < loadedFrom || second == dip ? 100 : sent / 1000 * inFlight),
              Map.of(
                  "ok.felt", Encoded.millis(1000, 1000), "ok.served", Encoded.millis(1000, 1000))));
    }
    Recording recording =
        new Recording.Seconds(OptionalLong.empty(), ArticleTrial.ORIGIN, seconds, Map.of());
    return find(record(scenario(Driver.OPEN_LOOP, LOAD), recording), metric);
  }

  private static OptionalDouble value(TrialRecord record, String metric) {
    return find(record, metric).value();
  }

  private static Measurement find(TrialRecord record, String metric) {
    return MeasurementExtractor.extract(record).stream()
        .filter(row -> row.metric().label().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private Scenario scenario(Driver driver, Load load) {
    return new Scenario(
        "costs",
        target,
        driver,
        load,
        ClientSettings.DEFAULT,
        new WarmUp(500, Duration.ofSeconds(4), Duration.ofMillis(20)),
        target == APP ? Optional.of(Duration.ofSeconds(1)) : Optional.empty(),
        Optional.empty());
  }

  private TrialRecord record(Scenario scenario, Recording recording) {
    List<Reading> readings = new ArrayList<>();
    for (long at = -8000; at <= 12_000; at += 500) {
      readings.add(reading(at));
      readings.add(compiler(at));
    }
    return new TrialRecord(1, 1, scenario, recording, readings, Optional.empty(), List.of());
  }

  private static Reading compiler(long at) {
    long worked = Math.max(0, at + 6000);
    ProcessReading use =
        new ProcessReading(ArticleTrial.ORIGIN + at, worked * 50_000, 0, 2, worked, 0);
    return new Reading(Reading.COMPILER, use, Optional.empty(), OptionalInt.empty());
  }

  /** At rest for two seconds, then at work. */
  private Reading reading(long at) {
    boolean rest = at < -6000;
    long worked = Math.max(0, at + 6000);
    ProcessReading use =
        new ProcessReading(
            ArticleTrial.ORIGIN + at,
            worked * 200_000,
            (rest ? 150 : at <= 0 ? 190 : 250) * MIB,
            30,
            worked,
            50);
    // A collection every two seconds; in the window each leaves more of what is dead than the last.
    long collections = worked / 2000;
    long live = rest ? 20 : at < 2000 ? 70 : 80 + at / 2000 - 1;
    JvmReading jvm =
        tellsOfItsJvm
            ? new JvmReading(worked * 30_000, worked / 20, live * MIB, 2, 2, at >= 0 ? 5 : 9, -1)
            : JvmReading.NONE;
    Reading.Counters counters =
        new Reading.Counters(
            worked,
            worked,
            worked,
            inFlight,
            0,
            2,
            0,
            0,
            collections,
            worked / 250,
            10,
            0,
            5,
            0,
            jvm);
    return new Reading(
        Reading.APP,
        use,
        target == APP ? Optional.of(counters) : Optional.empty(),
        OptionalInt.of(0));
  }
}
