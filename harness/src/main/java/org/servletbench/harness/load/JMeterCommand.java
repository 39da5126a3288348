package org.servletbench.harness.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

/** Builds the arguments of one JMeter process. */
public final class JMeterCommand {
  /** Extends the schedule beyond the last timeout: its end cuts off requests in flight. */
  private static final Duration DRAIN_SLACK = Duration.ofSeconds(10);

  private JMeterCommand() {}

  /**
   * Returns the arguments that follow the main class.
   *
   * @param plan a plan of jmeter-plans
   * @param jtl file to which JMeter writes a row per request; it must not exist, since JMeter would
   *     append
   * @param jmeterLog file to which JMeter logs warnings
   */
  public static List<String> arguments(Path plan, LoadOrder order, Path jtl, Path jmeterLog) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-n", "-t", plan.toString(), "-l", jtl.toString(), "-j", jmeterLog.toString()));
    arguments.add("-LWARN"); // at INFO it logs every thread: a third of a megabyte a trial
    knobs(order).forEach((name, value) -> arguments.add("-J" + name + "=" + value));
    settings().forEach((name, value) -> arguments.add("-J" + name + "=" + value));
    return List.copyOf(arguments);
  }

  /** Returns the knobs of the plan, which jmeter-plans/README.md lists. */
  private static Map<String, String> knobs(LoadOrder order) {
    Load.Open load = order.open();
    WarmUp warmUp = order.warmUp();
    Map<String, String> knobs = new LinkedHashMap<>();
    knobs.put("protocol", order.url().scheme());
    knobs.put("host", order.url().host());
    knobs.put("port", Integer.toString(order.url().port()));
    knobs.put("path", order.url().path());
    knobs.put("body", order.expectedBody());
    knobs.put("rate", decimal(load.ratePerSecond()));
    knobs.put("duration-ms", arrivalsMillis(load.requests(), load.ratePerSecond()));
    knobs.put("delay-ms", delayMillis(order.url()));
    knobs.put("timeout-ms", millis(load.timeout()));
    knobs.put("connect-timeout-ms", millis(load.timeout()));
    knobs.put("warm-up.rate", decimal(warmUp.ratePerSecond()));
    knobs.put("warm-up.duration-ms", millis(warmUp.duration()));
    knobs.put("warm-up.delay-ms", millis(warmUp.delay()));
    knobs.put("pause-ms", millis(WarmUp.PAUSE));
    knobs.put("drain-ms", millis(load.timeout().multipliedBy(2).plus(DRAIN_SLACK)));
    return knobs;
  }

  /** Returns JMeter's own properties: what it records, no retries, no lingering. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("httpclient4.retrycount", "0");
    settings.put("httpclient4.request_sent_retry_enabled", "false");
    settings.put("sampleresult.timestamp.start", "true");
    settings.put("summariser.name", "");
    settings.put("jmeterengine.force.system.exit", "true");
    String save = "jmeter.save.saveservice.";
    settings.put(save + "output_format", "csv");
    settings.put(save + "default_delimiter", ",");
    settings.put(save + "print_field_names", "true");
    settings.put(save + "timestamp_format", "ms");
    settings.put(save + "autoflush", "true");
    for (String unused :
        List.of(
            "assertion_results_failure_message",
            "bytes",
            "data_type",
            "idle_time",
            "latency",
            "sent_bytes",
            "subresults",
            "thread_counts",
            "thread_name",
            "url")) {
      settings.put(save + unused, "false");
    }
    return settings;
  }

  /**
   * Returns the milliseconds in which JMeter schedules exactly this many arrivals. JMeter rounds
   * rate x duration down, while the model rounds it to the nearest. The result is rounded up to the
   * microsecond, which adds no arrival.
   */
  private static String arrivalsMillis(int requests, double ratePerSecond) {
    return BigDecimal.valueOf(requests * 1000.0 / ratePerSecond)
        .setScale(3, RoundingMode.UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Extracts the delay from the URL; the plan adds {@code ?delay=} itself. */
  private static String delayMillis(TargetUrl url) {
    String[] parts = url.pathAndQuery().split("\\?delay=", 2);
    if (parts.length < 2 || !parts[1].matches("\\d+")) {
      throw new IllegalArgumentException("the plan can only request ?delay=MILLIS, not " + url);
    }
    return parts[1];
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** Formats a number without an exponent, which JMeter's schedules do not understand. */
  private static String decimal(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
