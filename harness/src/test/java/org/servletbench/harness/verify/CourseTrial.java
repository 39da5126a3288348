package org.servletbench.harness.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Encoded;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;

/** Windows of 10 s whose halves, or seconds, differ. */
final class CourseTrial {
  /** The seconds of a half. */
  static final int HALF = 5;

  private CourseTrial() {}

  static Scenario scenario(Load load, int settle) {
    Scenario own = SecondsTrial.scenario(Driver.OPEN_LOOP, load, ClientSettings.DEFAULT);
    return new Scenario(
        own.name(),
        own.target(),
        own.driver(),
        load,
        own.client(),
        own.warmUp().settling(Duration.ofSeconds(settle)),
        own.delay(),
        own.pairedWith());
  }

  static SecondsTrial seconds(int rate, double first, double second, Map<String, Integer> counts) {
    SecondsTrial trial = SecondsTrial.of(scenario(SecondsTrial.OPEN, 9));
    for (int at = 0; at < 2 * HALF; at++) {
      second(trial, at, rate, at < HALF ? first : second, counts);
    }
    return trial;
  }

  static void second(
      SecondsTrial trial, int at, int rate, double millis, Map<String, Integer> other) {
    Map<String, Integer> counts = new HashMap<>();
    counts.putAll(Map.of("offered", rate, "sent", rate, "completed", rate, "ok", rate));
    counts.put("ok_felt_p50_us", (int) (millis * 1000));
    counts.put("ok_felt_p99_us", (int) (millis * 1000));
    counts.putAll(other);
    trial.second(
        at,
        counts,
        Map.of(
            "ok.felt", Encoded.millis(rate, millis),
            "ok.served", Encoded.millis(rate, millis),
            "lag", Encoded.millis(rate, 0.1)));
  }

  static TrialRecord course(double... medians) {
    SecondsTrial trial = SecondsTrial.of(scenario(SecondsTrial.OPEN, 9)).settling(0);
    for (int at = 0; at < medians.length; at++) {
      second(trial, at, 100, medians[at], Map.of());
    }
    return trial.record();
  }

  /** Of 2,000 requests in a second, a share is slow, and the rest take 1,050 ms. */
  static TrialRecord tail(int rate, IntToDoubleFunction slow) {
    Load load = Load.Open.even(rate, Duration.ofSeconds(10), Duration.ofSeconds(2));
    SecondsTrial trial = SecondsTrial.of(scenario(load, 9)).settling(0);
    for (int at = 0; at < 2 * HALF; at++) {
      Histogram felt = new Histogram(3);
      long late = Math.round(slow.applyAsDouble(at) * rate);
      felt.recordValueWithCount(1_050_000_000L, rate - late);
      felt.recordValueWithCount(1_712_000_000L, late);
      trial.second(
          at,
          Map.of("offered", rate, "sent", rate, "completed", rate, "ok", rate),
          Map.of("ok.felt", Encoded.of(felt), "ok.served", Encoded.of(felt)));
    }
    return trial.record();
  }

  /** At 2,000/s two in a hundred are slow: in the first half more so than in the second. */
  static TrialRecord tail(int rate) {
    Load load = Load.Open.even(rate, Duration.ofSeconds(10), Duration.ofSeconds(2));
    SecondsTrial trial = SecondsTrial.of(scenario(load, 9)).settling(0);
    for (int at = 0; at < 2 * HALF; at++) {
      Histogram felt = new Histogram(3);
      felt.recordValueWithCount(1_050_000_000L, rate - rate / 50);
      felt.recordValueWithCount(at < HALF ? 1_712_000_000L : 1_080_000_000L, rate / 50);
      trial.second(
          at,
          Map.of("offered", rate, "sent", rate, "completed", rate, "ok", rate),
          Map.of("ok.felt", Encoded.of(felt), "ok.served", Encoded.of(felt)));
    }
    return trial.record();
  }

  /** Of a target that takes so much CPU time for each of 100 requests a second. */
  static List<Reading> readings(double first, double second) {
    return readings(at -> at < HALF ? first : second);
  }

  static List<Reading> readings(IntToDoubleFunction micros) {
    List<Reading> readings = new ArrayList<>();
    double nanos = 0;
    for (int at = -20; at <= 2 * HALF; at++) {
      readings.add(
          new Reading(
              Reading.APP,
              new ProcessReading(ArticleTrial.ORIGIN + at * 1000L, Math.round(nanos), 0, 2, 0, 0),
              Optional.empty(),
              OptionalInt.empty()));
      nanos += 100 * 1000 * micros.applyAsDouble(at);
    }
    return readings;
  }
}
