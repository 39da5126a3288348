package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.GeneratorFigure.*;
import static org.servletbench.harness.catalogue.LagFigure.*;
import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.Latency.Kind.OK_LATENCY;
import static org.servletbench.harness.catalogue.Latency.Kind.SERVED;
import static org.servletbench.harness.catalogue.LoadFigure.*;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Recording.Second;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Medians;

/** Adds the open-loop driver's figures: latency from the intended and from the real start. */
final class SecondsMetrics {
  private static final String TOOL = "open-loop ";
  private static final String COUNTS = TOOL + "seconds.csv ";
  private static final String LOG = TOOL + "latency.hlog ";

  private final TrialRecord record;
  private final Recording.Seconds recording;
  private final MeasurementCollector rows;

  /** Leeway of a delay that is scaled. */
  private static final double ROUNDING = 1e-9;

  private static final String CONNECTIONS_OPEN = "connections_open";

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
    rows.add(SENT, sum(all, "sent"), COUNTS + "sent");
    Outcomes outcomes = Outcomes.ofSeconds(all);
    outcomes.addEach(rows, COUNTS::concat, COUNTS + "reset: not told apart");
    rows.add(COMPLETED, sum(all, "completed"), COUNTS + "completed");
    outcomes.addSums(rows, COUNTS::concat);
    String cap = ", timeouts at " + record.scenario().load().timeout().toMillis() + " ms";
    distribution(LATENCY, MergedHistogram.ofAll(all, ".felt"), LOG + "felt (done - slot)" + cap);
    distribution(
        OK_LATENCY, MergedHistogram.of(all, "ok.felt"::equals), LOG + "ok.felt (done - slot)");
    distribution(SERVED, MergedHistogram.ofAll(all, ".served"), LOG + "served (done - sent)" + cap);
    LatencyMetrics.addFailures(
        outcomes,
        outcome -> MergedHistogram.of(all, (outcome.label() + ".felt")::equals)::at,
        outcome -> LOG + outcome.label() + ".felt (done - slot)",
        rows);
    new StageMetrics(recording, rows).add();
    throughput();
    lag();
    client();
    generator();
  }

  private void distribution(Latency.Kind kind, MergedHistogram merged, String source) {
    LatencyMetrics.add(kind, LatencyMetrics.OF_NANOS, merged::at, source, rows);
  }

  private void throughput() {
    if (window.isEmpty()) {
      return;
    }
    String earlier = recording.isSettled() ? " + completed_earlier" : "";
    rows.add(
        THROUGHPUT_RPS,
        (completedInWindow() - sum(window, "dropped")) / window.size(),
        COUNTS + "completed" + earlier + " less dropped, whole seconds of MEASURE");
    rows.add(
        GOODPUT_RPS,
        goodInWindow() / window.size(),
        COUNTS + (recording.isSettled() ? "ok + ok_earlier" : "ok"));
    rows.add(SENT_RPS, sum(window, "sent") / window.size(), COUNTS + "sent");
    if (record.scenario().load() instanceof Load.Closed closed && closed.cycle().isZero()) {
      // A client that opens connections again and again waits for those too.
      boolean keeps = record.scenario().client().requestsPerConnection() == 0;
      String round = keeps ? ".served" : ".felt";
      OptionalDouble mean = MergedHistogram.ofEach(all, round).meanMillis();
      double think = closed.thinkTime().toNanos() / 1e9;
      rows.add(
          LITTLE_CLIENTS,
          mean.isPresent()
              ? OptionalDouble.of(
                  sum(window, "sent") / window.size() * (mean.getAsDouble() / 1000 + think))
              : OptionalDouble.empty(),
          keeps
              ? LITTLE_CLIENTS.source()
              : "open-loop sent per second x (mean of felt, all outcomes, + think time)");
      boundShare(closed);
    }
  }

  /** Counts the requests that ended in the window, whenever they were sent. */
  private double completedInWindow() {
    return sum(window, "completed") + sum(window, Second.COMPLETED_EARLIER);
  }

  /** Counts the good answers in the window, whenever their requests were sent. */
  private double goodInWindow() {
    return sum(window, "ok") + sum(window, Second.OK_EARLIER);
  }

  /**
   * Adds the share of the upper bound: with N clients and a delay S, a server answers at most N
   * requests per S. If the window of length T begins with nothing in flight, the answers come at S,
   * 2 S and so on before T: {@code ceil(T / S) - 1} rounds.
   */
  private void boundShare(Load.Closed closed) {
    boolean settled = recording.isSettled();
    double all = window.size() * 1000 / record.scenario().delayMillis();
    double rounds = settled ? all : Math.ceil(all - ROUNDING) - 1;
    if (closed.thinkTime().isZero() && record.scenario().delayMillis() > 0 && rounds > 0) {
      rows.add(
          COMPLETED_OF_BOUND,
          goodInWindow() / (closed.connections() * rounds),
          settled
              ? COUNTS + "ok + ok_earlier / (connections x MEASURE / downstream delay)"
              : COMPLETED_OF_BOUND.source());
    }
  }

  private void lag() {
    MergedHistogram lag = MergedHistogram.of(window, "lag"::equals);
    rows.add(ARRIVAL_LAG_P50_MS, lag.rankMillis(50), ARRIVAL_LAG_MAX_MS.source());
    rows.add(ARRIVAL_LAG_P99_MS, lag.rankMillis(99), ARRIVAL_LAG_MAX_MS.source());
    rows.add(ARRIVAL_LAG_MAX_MS, lag.maxMillis());
    double[] p99 =
        window.stream()
            .map(second -> MergedHistogram.of(List.of(second), "lag"::equals).rankMillis(99))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    rows.add(
        ARRIVAL_LAG_P99_TYPICAL_MS,
        p99.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.median(p99)));
    rows.add(
        ARRIVAL_LAG_FIRST_SECOND_P99_MS,
        MergedHistogram.of(window.stream().limit(1).toList(), "lag"::equals).rankMillis(99));
  }

  private void client() {
    MergedHistogram connect = MergedHistogram.of(all, "connect"::equals);
    if (!record.scenario().rung().keepsAlive()) {
      rows.add(CONNECT_P50_MS, connect.percentileMillis(50));
    }
    rows.add(CONNECT_P99_MS, connect.percentileMillis(99));
    rows.add(CONNECT_MAX_MS, connect.maxMillis());
    if (all.stream().anyMatch(second -> second.histograms().containsKey("tls"))) {
      MergedHistogram tls = MergedHistogram.of(all, "tls"::equals);
      rows.add(TLS_P99_MS, tls.percentileMillis(99));
      rows.add(TLS_MAX_MS, tls.maxMillis());
    }
    MergedHistogram first = MergedHistogram.of(all, "first_byte"::equals);
    rows.add(FIRST_BYTE_P50_MS, first.percentileMillis(50));
    rows.add(FIRST_BYTE_P99_MS, first.percentileMillis(99));
    rows.add(CONNECTION_WAIT_MAX_MS, MergedHistogram.of(all, "wait"::equals).maxMillis());
    rows.add(WAITED, sum(all, "waited"));
    rows.add(CONNECTIONS_OPENED, sum(all, CONNECTIONS_OPENED.label()));
    rows.add(CONNECTIONS_CLOSED, closed());
    rows.add(CONNECTIONS_REUSED, sum(all, "reused"));
    rows.add(
        CLIENT_IN_FLIGHT_PEAK, all.stream().mapToDouble(second -> second.count("in_flight")).max());
  }

  /** Counts connections that ended: each that was opened is still open at the end, or did. */
  private OptionalDouble closed() {
    List<Second> told =
        recording.seconds().stream()
            .filter(second -> second.counts().containsKey(CONNECTIONS_OPEN))
            .filter(second -> second.second() < 0 || window.contains(second))
            .toList();
    long before = told.stream().filter(second -> second.second() < 0).count();
    if (before == 0 || told.size() - before < window.size() || window.isEmpty()) {
      return OptionalDouble.empty();
    }
    long more =
        told.getLast().count(CONNECTIONS_OPEN) - told.get((int) before - 1).count(CONNECTIONS_OPEN);
    return OptionalDouble.of(sum(window, CONNECTIONS_OPENED.label()) - more);
  }

  private void generator() {
    // the window is of whole seconds, and what is counted is of all of MEASURE
    double perSecond =
        window.isEmpty() ? 0 : (completedInWindow() - sum(window, "dropped")) / window.size();
    double seconds = record.scenario().load().duration().toNanos() / 1e9;
    total("cpu-ns", GENERATOR_CPU_US_PER_REQUEST, 1e3 * perSecond * seconds);
    total("cpu-ns", GENERATOR_CPU_CORES, 1e9 * seconds);
    total("allocated-bytes", GENERATOR_ALLOCATED_BYTES_PER_REQUEST, perSecond * seconds);
    total("gc-ms", GENERATOR_GC_MS, 1);
    total("jit-ms", GENERATOR_JIT_MS, 1);
    total("rss-peak-kib", GENERATOR_RSS_PEAK_MIB, 1024);
    total("pacing-tick-ns", PACING_TICK_MS, 1e6);
    total("port-shortages", PORT_SHORTAGES, 1);
  }

  private void total(String key, Metric metric, double by) {
    String text = recording.totals().get(key);
    rows.add(
        metric,
        text == null || by == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(text) / by));
  }

  private static double sum(List<Second> seconds, String count) {
    return seconds.stream().mapToLong(second -> second.count(count)).sum();
  }
}
