package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.Validity;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.verify.ExtractedTrial;

class SteadyMetricsTest {
  private static final long ORIGIN = ArticleTrial.ORIGIN;
  private static final Optional<WarmUp.Ramp> RAMP =
      Optional.of(new WarmUp.Ramp(10, Duration.ofSeconds(3)));

  /** 20 s of warm-up and 10 s of MEASURE at 100/s; 0.5 cores of compiling until a second. */
  private static TrialRecord trial(Optional<WarmUp.Ramp> untilSteady, int compilesUntil) {
    List<Recording.Second> seconds = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    long compiled = 0;
    for (int second = -22; second < 12; second++) {
      readings.add(compiler(second, compiled));
      compiled += second < compilesUntil ? 500 : 20;
      boolean silent = second == -2 || second == -1;
      if (second < 10) {
        seconds.add(second(second, silent ? 0 : second < -19 ? 50 : 100));
      }
    }
    return new TrialRecord(
        1,
        1,
        new Scenario(
            "own",
            new Target.Running(TargetUrl.parse("http://127.0.0.1:9000/")),
            Driver.OPEN_LOOP,
            SecondsTrial.OPEN,
            ClientSettings.DEFAULT,
            new WarmUp(
                100, Duration.ofSeconds(20), Duration.ofMillis(10), untilSteady, Duration.ZERO),
            Optional.empty(),
            Optional.empty()),
        new Recording.Seconds(OptionalLong.empty(), ORIGIN, seconds, Map.of()),
        readings,
        Optional.of(
            new Observations(
                Optional.empty(),
                Optional.empty(),
                SecondsTrial.KERNEL,
                SecondsTrial.KERNEL,
                0.5,
                2)),
        List.of());
  }

  @Test
  void the_time_to_steady_is_from_the_first_arrival_to_the_beginning_of_the_steady_stretch() {
    TrialRecord record = trial(RAMP, -12);

    assertThat(figure(record, "time_to_steady_s")).hasValue(10);
    assertThat(ExtractedTrial.of(record).validity()).isEqualTo(new Validity.Valid());
  }

  @Test
  void the_compilers_share_of_a_core_is_that_in_MEASURE() {
    assertThat(figure(trial(RAMP, -12), "compiler_cpu_share").orElseThrow())
        .isBetween(0.0199, 0.0201);
    assertThat(figure(trial(Optional.empty(), 5), "compiler_cpu_share").orElseThrow())
        .isBetween(0.2599, 0.2601);
  }

  @Test
  void a_trial_that_never_became_steady_is_invalid_with_reason_and_remedy() {
    TrialRecord record = trial(RAMP, 0);

    assertThat(figure(record, "time_to_steady_s")).isEmpty();
    assertThat(ExtractedTrial.of(record).validity())
        .isEqualTo(
            new Validity.Invalid(
                List.of(
                    "not steady within 20s of warm-up: at last the compiler used 0.500 of a core"
                        + " (at most 0.05) and the medians of the seconds were 15.1 to 15.1 ms;"
                        + " raise warm-up.at-most, or lower the rate")));
  }

  @Test
  void of_a_warm_up_of_a_fixed_length_nothing_is_asked() {
    TrialRecord record = trial(Optional.empty(), 12);

    assertThat(MeasurementExtractor.extract(record))
        .extracting(Measurement::metric)
        .doesNotContain(named("time_to_steady_s"));
    assertThat(ExtractedTrial.of(record).validity()).isEqualTo(new Validity.Valid());
  }

  private static OptionalDouble figure(TrialRecord record, String metric) {
    return MeasurementExtractor.extract(record).stream()
        .filter(row -> row.metric().label().equals(metric))
        .map(Measurement::value)
        .findFirst()
        .orElseThrow();
  }

  private static Recording.Second second(int number, long count) {
    return new Recording.Second(
        number,
        Map.of(
            "epoch_ms",
            ORIGIN + number * 1000L,
            "offered",
            count,
            "sent",
            count,
            "completed",
            count,
            "ok",
            count,
            Recording.Second.MEDIAN_MICROS,
            15_100L),
        count == 0
            ? Map.of()
            : Map.of(
                "ok.felt", Encoded.millis((int) count, 15.1),
                "ok.served", Encoded.millis((int) count, 15),
                "lag", Encoded.millis((int) count, 0.1)));
  }

  private static Reading compiler(int second, long cpuMillis) {
    return new Reading(
        Reading.COMPILER,
        new ProcessReading(ORIGIN + second * 1000L, cpuMillis * 1_000_000, 0, 2, 0, 0),
        Optional.empty(),
        OptionalInt.empty());
  }
}
