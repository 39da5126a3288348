package org.servletbench.harness.metrics;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Recording.Second;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Medians;

/** What the open-loop driver says: latency from the intended start, and from the real one. */
final class SecondsMetrics {
  private static final String TOOL = "open-loop ";
  private static final String COUNTS = TOOL + "seconds.csv ";
  private static final String LOG = TOOL + "latency.hlog ";
  private static final double[] PERCENTS = {50, 90, 95, 99, 99.9};

  private final TrialRecord record;
  private final Recording.Seconds recording;
  private final MeasurementCollector rows;

  /** All seconds from the start of MEASURE to the last answer. */
  private final List<Second> all;

  /** The whole seconds of MEASURE. */
  private final List<Second> window;

  SecondsMetrics(TrialRecord record, Recording.Seconds recording, MeasurementCollector rows) {
    this.record = record;
    this.recording = recording;
    this.rows = rows;
    this.all = recording.measured();
    long whole = record.scenario().load().duration().toSeconds();
    this.window = all.stream().filter(second -> second.second() < whole).toList();
  }

  void add() {
    rows.add("sent", sum(all, "sent"), "1", COUNTS + "sent");
    counts();
    String cap = ", timeouts at " + record.scenario().load().timeout().toMillis() + " ms";
    distribution("latency", ".felt", true, LOG + "felt (done - slot)" + cap);
    distribution("ok_latency", ".felt", false, LOG + "ok.felt (done - slot)");
    distribution("served", ".served", true, LOG + "served (done - sent)" + cap);
    new StageMetrics(recording, rows).add();
    throughput();
    lag();
    client();
    generator();
  }

  private void counts() {
    for (Outcome outcome : Outcome.values()) {
      if (outcome == Outcome.STALE_CONNECTION && !isTold(outcome)) {
        rows.add(outcome.metric(), OptionalDouble.empty(), "1", COUNTS + "reset: not told apart");
      } else {
        rows.add(outcome.metric(), sum(all, outcome.metric()), "1", COUNTS + outcome.metric());
      }
    }
    double completed = sum(all, "completed");
    double timeouts = sum(all, "connect_timeout") + sum(all, "read_timeout");
    double ok = sum(all, "ok");
    double failed = completed - ok - timeouts - sum(all, "dropped");
    rows.add("completed", completed, "1", COUNTS + "completed");
    rows.add("timeouts", timeouts, "1", COUNTS + "connect_timeout + read_timeout");
    rows.add("failed", failed, "1", COUNTS + "all but ok, timeouts, dropped");
    rows.add("ok_share", share(ok, completed), "1", COUNTS + "ok / completed");
    rows.add("timeout_share", share(timeouts, completed), "1", COUNTS + "timeouts / completed");
  }

  /** Not by an engine that did not know of it. */
  private boolean isTold(Outcome outcome) {
    return all.stream().anyMatch(second -> second.counts().containsKey(outcome.metric()));
  }

  private void distribution(String name, String suffix, boolean withTimeouts, String source) {
    MergedHistogram merged =
        MergedHistogram.of(
            all,
            tag ->
                tag.equals("ok" + suffix)
                    || withTimeouts
                        && (tag.equals("read_timeout" + suffix)
                            || tag.equals("connect_timeout" + suffix)));
    for (double percent : PERCENTS) {
      rows.add(
          name + "_p" + Double.toString(percent).replace(".0", "").replace(".", "") + "_ms",
          merged.percentileMillis(percent),
          "ms",
          source);
    }
    rows.add(
        name + "_slow_share",
        merged.shareBeyond(2),
        "1",
        source + ": share beyond twice the median");
    rows.add(name + "_max_ms", merged.maxMillis(), "ms", source);
    rows.add(name + "_mean_ms", merged.meanMillis(), "ms", source);
  }

  private void throughput() {
    if (window.isEmpty()) {
      return;
    }
    double dropped = sum(window, "dropped");
    rows.add(
        "throughput_rps",
        (sum(window, "completed") - dropped) / window.size(),
        "1/s",
        COUNTS + "completed less dropped, whole seconds of MEASURE");
    rows.add("goodput_rps", sum(window, "ok") / window.size(), "1/s", COUNTS + "ok");
    rows.add("sent_rps", sum(window, "sent") / window.size(), "1/s", COUNTS + "sent");
    if (record.scenario().load() instanceof Load.Closed closed && closed.cycle().isZero()) {
      OptionalDouble mean = MergedHistogram.of(all, tag -> tag.endsWith(".served")).meanMillis();
      double think = closed.thinkTime().toNanos() / 1e9;
      rows.add(
          "little_clients",
          mean.isPresent()
              ? OptionalDouble.of(
                  sum(window, "sent") / window.size() * (mean.getAsDouble() / 1000 + think))
              : OptionalDouble.empty(),
          "1",
          TOOL + "sent per second x (mean of served, all outcomes, + think time)");
      boundShare(closed);
    }
  }

  /**
   * Of N clients and a delay S no server completes more than N rounds each S, but for the first.
   */
  private void boundShare(Load.Closed closed) {
    double rounds = window.size() * 1000 / record.scenario().delayMillis() - 1;
    if (closed.thinkTime().isZero() && record.scenario().delayMillis() > 0 && rounds > 0) {
      rows.add(
          "completed_of_bound",
          sum(window, "completed") / (closed.connections() * rounds),
          "1",
          COUNTS + "completed / (connections x (MEASURE / downstream delay - 1))");
    }
  }

  private void lag() {
    MergedHistogram lag = MergedHistogram.of(window, "lag"::equals);
    String source = LOG + "lag (taken up - slot), MEASURE";
    for (double percent : new double[] {50, 99}) {
      rows.add("arrival_lag_p" + (int) percent + "_ms", lag.rankMillis(percent), "ms", source);
    }
    rows.add("arrival_lag_max_ms", lag.maxMillis(), "ms", source);
    double[] p99 =
        window.stream()
            .map(second -> MergedHistogram.of(List.of(second), "lag"::equals).rankMillis(99))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    rows.add(
        "arrival_lag_p99_typical_ms",
        p99.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.median(p99)),
        "ms",
        source + ": p99 of each second, median of the seconds");
    rows.add(
        "arrival_lag_first_second_p99_ms",
        MergedHistogram.of(window.stream().limit(1).toList(), "lag"::equals).rankMillis(99),
        "ms",
        source + ": first second");
  }

  private void client() {
    MergedHistogram connect = MergedHistogram.of(all, "connect"::equals);
    rows.add("connect_p99_ms", connect.percentileMillis(99), "ms", LOG + "connect");
    rows.add("connect_max_ms", connect.maxMillis(), "ms", LOG + "connect");
    if (all.stream().anyMatch(second -> second.histograms().containsKey("tls"))) {
      MergedHistogram tls = MergedHistogram.of(all, "tls"::equals);
      rows.add("tls_p99_ms", tls.percentileMillis(99), "ms", LOG + "tls");
      rows.add("tls_max_ms", tls.maxMillis(), "ms", LOG + "tls");
    }
    MergedHistogram first = MergedHistogram.of(all, "first_byte"::equals);
    rows.add("first_byte_p50_ms", first.percentileMillis(50), "ms", LOG + "first_byte (- sent)");
    rows.add("first_byte_p99_ms", first.percentileMillis(99), "ms", LOG + "first_byte (- sent)");
    rows.add(
        "connection_wait_max_ms",
        MergedHistogram.of(all, "wait"::equals).maxMillis(),
        "ms",
        LOG + "wait");
    rows.add("waited", sum(all, "waited"), "1", COUNTS + "waited (for a connection)");
    rows.add("connections_opened", sum(all, "connections_opened"), "1", COUNTS + "MEASURE");
    rows.add("connections_reused", sum(all, "reused"), "1", COUNTS + "reused");
    rows.add(
        "client_in_flight_peak",
        all.stream().mapToDouble(second -> second.count("in_flight")).max(),
        "1",
        COUNTS + "in_flight, at ends of seconds");
  }

  private void generator() {
    double completed = sum(all, "completed");
    double seconds = record.scenario().load().duration().toNanos() / 1e9;
    total("cpu-ns", "generator_cpu_us_per_request", "us", 1e3 * completed);
    total("cpu-ns", "generator_cpu_cores", "1", 1e9 * seconds);
    total("allocated-bytes", "generator_allocated_bytes_per_request", "B", completed);
    total("gc-ms", "generator_gc_ms", "ms", 1);
    total("jit-ms", "generator_jit_ms", "ms", 1);
    total("rss-peak-kib", "generator_rss_peak_mib", "MiB", 1024);
    total("pacing-tick-ns", "pacing_tick_ms", "ms", 1e6);
    total("port-shortages", "port_shortages", "1", 1);
  }

  private void total(String key, String metric, String unit, double by) {
    String text = recording.totals().get(key);
    rows.add(
        metric,
        text == null || by == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(text) / by),
        unit,
        TOOL + "totals.properties " + key);
  }

  private static double sum(List<Second> seconds, String count) {
    return seconds.stream().mapToLong(second -> second.count(count)).sum();
  }

  private static OptionalDouble share(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }
}
