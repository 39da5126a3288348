package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.GeneratorFigure.PORT_SHORTAGES;
import static org.servletbench.harness.catalogue.LoadFigure.CLIENT_IN_FLIGHT_PEAK;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECTION_WAIT_MAX_MS;
import static org.servletbench.harness.catalogue.LoadFigure.DROPPED;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;
import static org.servletbench.harness.catalogue.ServiceFigure.LISTEN_OVERFLOWS;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.Series;
import org.servletbench.harness.metrics.Window;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Reading.Counters;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy.LimitingPool;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/**
 * Finds what limited a trial, from its readings and never from its configuration alone. Where
 * several things are full, the cause comes before its consequence: the threads are all busy because
 * the client's pool is full, not the reverse.
 */
final class LimitFinder {
  private final TrialRecord record;
  private final Figures figures;
  private final CpuLimits cpu;
  private final List<Counters> counters;
  private final List<Reading> app;
  private final Map<String, String> settings;

  private LimitFinder(TrialRecord record, Window window, Figures figures) {
    this.record = record;
    this.figures = figures;
    this.cpu = new CpuLimits(record, figures);
    this.app = Series.of(record, Reading.APP).inside(window);
    this.counters = app.stream().flatMap(reading -> reading.counters().stream()).toList();
    this.settings = record.app().map(TrialRecord.AppSeen::settings).orElse(Map.of());
  }

  /** Returns the limit of one trial; unknown if it was not read. */
  static Limit of(TrialRecord record, List<Measurement> measurements) {
    Optional<Window> window = Window.of(record);
    if (window.isEmpty() || record.observations().isEmpty()) {
      return Limit.UNKNOWN;
    }
    LimitFinder finder = new LimitFinder(record, window.get(), new Figures(measurements));
    return Stream.of(
            finder.ports(),
            finder.generator(),
            finder.cpu.machine(),
            finder.cpu.quota(),
            finder.cpu.affinity(),
            finder.downstream(),
            finder.clientPool(),
            finder.executor(),
            finder.carriers(),
            finder.queue(),
            finder.maxConnections(),
            finder.serverThreads(),
            finder.acceptQueue(),
            finder.cpu.oneThread(),
            finder.cpu.shortfall(),
            finder.cpu.unknownShare())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(finder::nothing);
  }

  /** Returns "nothing", or unknown if something was not read that limits are found by. */
  private Limit nothing() {
    List<String> unread = Unread.ofLimits(record, figures);
    return unread.isEmpty()
        ? Limit.NOTHING
        : new Limit("unknown", "not measured: " + String.join(", ", unread));
  }

  /** Returns a figure, or NaN: what was not measured neither shows nor excludes a limit. */
  private double read(Metric metric) {
    return figures.value(metric).orElse(Double.NaN);
  }

  private Optional<Limit> ports() {
    double shortages = read(PORT_SHORTAGES);
    return limit(
        shortages > 0,
        "ports",
        "%s without a local port",
        Text.count((long) shortages, "connection"));
  }

  private Optional<Limit> generator() {
    double cores = LoadGates.generatorCores(figures).orElse(Double.NaN);
    double dropped = read(DROPPED);
    double waited = read(CONNECTION_WAIT_MAX_MS);
    boolean full = read(CLIENT_IN_FLIGHT_PEAK) >= record.scenario().client().maxInFlight();
    return limit(
            record.scenario().driver() != Driver.JMETER && cores > Thresholds.GENERATOR_CORE_SHARE,
            "generator",
            "%.2f of 1 core",
            cores)
        .or(
            () ->
                limit(
                    record.scenario().open().isPresent() && (dropped > 0 || full && waited > 0),
                    "generator",
                    "max-in-flight %.0f reached, %.0f dropped",
                    (double) record.scenario().client().maxInFlight(),
                    dropped));
  }

  private Optional<Limit> downstream() {
    double lateness = read(DOWNSTREAM_LATENESS_P99_MS);
    double most = Thresholds.latenessP99(record.scenario().delayMillis());
    return limit(lateness > most, "downstream", "late by %.0f ms, p99", lateness);
  }

  private Optional<Limit> clientPool() {
    double limit = setting("client-connections");
    double full = share(c -> c.clientInUse() >= limit && c.clientWaiting() > 0);
    return limit(
        limit > 0 && full >= Thresholds.FULL_SHARE,
        "client-pool",
        "%.0f/%.0f in use, callers wait %.0f %%",
        limit,
        limit,
        full * 100);
  }

  private Optional<Limit> executor() {
    boolean boots =
        record
            .scenario()
            .app()
            .filter(app -> app.limitingPool() == LimitingPool.TASK_EXECUTOR)
            .isPresent();
    double size = setting(boots ? "task-executor.core" : "async-pool");
    double full = share(c -> c.executorActive() >= size && c.executorQueued() > 0);
    return limit(
        size > 0 && full >= Thresholds.FULL_SHARE,
        "executor",
        "%.0f/%.0f active %.0f %%, queue %.0f",
        size,
        size,
        full * 100,
        peak(Counters::executorQueued));
  }

  /** Each call of the downstream keeps a carrier; requests without one are not in the app yet. */
  private Optional<Limit> carriers() {
    Scenario scenario = record.scenario();
    double carriers =
        scenario
            .app()
            .filter(app -> app.limitingPool() == LimitingPool.CARRIERS)
            .map(Target.App::carriers)
            .orElse(0);
    double full = share(c -> c.clientInUse() >= carriers);
    boolean wait = scenario.open().isEmpty() || Shortfall.of(scenario, figures).isPresent();
    return limit(
        carriers > 0 && wait && full >= Thresholds.FULL_SHARE,
        "carriers",
        "%.0f/%.0f pinned by calls %.0f %%",
        carriers,
        carriers,
        full * 100);
  }

  private Optional<Limit> queue() {
    LongSummaryStatistics said =
        counters.stream().mapToLong(Counters::rejected).filter(n -> n >= 0).summaryStatistics();
    double rejected = said.getCount() == 0 ? 0 : said.getMax() - said.getMin();
    return limit(
        rejected > 0,
        "queue",
        "%.0f rejected at a capacity of %s",
        rejected,
        settings.getOrDefault("max-queue-capacity", "?"));
  }

  private Optional<Limit> maxConnections() {
    double limit = setting("max-connections");
    double full = share(c -> c.connections() >= limit);
    return limit(
        limit > 0 && full >= Thresholds.FULL_SHARE,
        "max-connections",
        "%.0f/%.0f open %.0f %%",
        peak(Counters::connections),
        limit,
        full * 100);
  }

  private Optional<Limit> serverThreads() {
    double threads = setting("tomcat-threads");
    double full = share(c -> c.busy() >= threads && c.queued() > 0);
    return limit(
        threads > 0 && full >= Thresholds.FULL_SHARE,
        "server-threads",
        "%.0f/%.0f busy %.0f %%, queue %.0f",
        threads,
        threads,
        full * 100,
        peak(Counters::queued));
  }

  private Optional<Limit> acceptQueue() {
    double overflows = read(LISTEN_OVERFLOWS);
    OptionalDouble queued = app.stream().flatMapToInt(r -> r.acceptQueue().stream()).average();
    String waiting = queued.isPresent() ? Text.of(", %.0f waiting", queued.getAsDouble()) : "";
    return limit(
        overflows > 0, "accept-queue", "%s%s", Text.count((long) overflows, "overflow"), waiting);
  }

  static Optional<Limit> limit(boolean holds, String word, String evidence, Object... values) {
    return holds ? Optional.of(new Limit(word, Text.of(evidence, values))) : Optional.empty();
  }

  /** Returns a setting as the app read it back; 0 if it has none. */
  private double setting(String name) {
    String text = settings.get(name);
    return text == null || !text.matches("\\d+") ? 0 : Double.parseDouble(text);
  }

  private double share(Predicate<Counters> condition) {
    return counters.isEmpty()
        ? 0
        : (double) counters.stream().filter(condition).count() / counters.size();
  }

  private double peak(ToDoubleFunction<Counters> figure) {
    return counters.stream().mapToDouble(figure).max().orElse(Double.NaN);
  }
}
