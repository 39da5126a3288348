package org.servletbench.harness.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.WarmUp;

/** A trial of the open-loop driver against a server of the user's own, second by second. */
public final class SecondsTrial {
  public static final Load.Open OPEN =
      Load.Open.even(100, Duration.ofSeconds(10), Duration.ofSeconds(2));
  public static final KernelReading KERNEL = new KernelReading(3, false, 28_232, 20_000, 7, 7);

  private final Scenario scenario;
  private final Map<Integer, Recording.Second> seconds = new TreeMap<>();
  private final Map<String, String> totals = new HashMap<>();
  private OptionalLong settleStart = OptionalLong.empty();

  private SecondsTrial(Scenario scenario) {
    this.scenario = scenario;
  }

  public static SecondsTrial of(Load load) {
    return of(scenario(Driver.OPEN_LOOP, load, ClientSettings.DEFAULT));
  }

  public static SecondsTrial of(Scenario scenario) {
    return new SecondsTrial(scenario);
  }

  public static Scenario scenario(Driver driver, Load load, ClientSettings client) {
    return new Scenario(
        "own",
        new Target.Running(TargetUrl.parse("http://127.0.0.1:9000/")),
        driver,
        load,
        client,
        new WarmUp(30, Duration.ofSeconds(4), Duration.ofMillis(20)),
        Optional.empty(),
        Optional.empty());
  }

  /** 100/s for 10 s, each good after 15 ms, on time. */
  public static SecondsTrial sound(Scenario scenario) {
    SecondsTrial trial = of(scenario);
    for (int second = 0; second < 10; second++) {
      trial.second(
          second,
          Map.of("offered", 100, "sent", 100, "completed", 100, "ok", 100, "in_flight", 2),
          Map.of(
              "ok.felt", Encoded.millis(100, 15.1),
              "ok.served", Encoded.millis(100, 15),
              "lag", Encoded.millis(100, 0.1)));
    }
    return trial;
  }

  public static SecondsTrial sound() {
    return sound(scenario(Driver.OPEN_LOOP, OPEN, ClientSettings.DEFAULT));
  }

  public SecondsTrial second(
      int second, Map<String, Integer> counts, Map<String, String> histograms) {
    Map<String, Long> longs = new HashMap<>();
    counts.forEach((name, count) -> longs.put(name, (long) count));
    longs.putIfAbsent("epoch_ms", ArticleTrial.ORIGIN + second * 1000L);
    seconds.put(second, new Recording.Second(second, longs, histograms));
    return this;
  }

  /** The measured load began so many seconds before MEASURE; 0 if with it. */
  public SecondsTrial settling(int settled) {
    settleStart = OptionalLong.of(ArticleTrial.ORIGIN - settled * 1000L);
    return this;
  }

  public SecondsTrial total(String key, Object value) {
    totals.put(key, value.toString());
    return this;
  }

  public TrialRecord record() {
    return new TrialRecord(
        1,
        1,
        scenario,
        new Recording.Seconds(
            settleStart, ArticleTrial.ORIGIN, List.copyOf(seconds.values()), totals),
        List.of(),
        Optional.of(new Observations(Optional.empty(), Optional.empty(), KERNEL, KERNEL, 0.5, 2)),
        List.of());
  }
}
