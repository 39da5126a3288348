package org.servletbench.harness.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/** What a request costs the app, and what a request in flight keeps of its memory. */
final class CostMetrics {
  /** Below it, what a JVM grows by in any run outweighs what requests keep. */
  static final int LEAST_IN_FLIGHT = 500;

  private static final double KIB = 1024;
  private static final String SIDE_DOOR = "side door ";

  private final Window window;
  private final MeasurementCollector rows;
  private final Series app;
  private final InFlight inFlight;

  private CostMetrics(TrialRecord record, Window window, MeasurementCollector rows) {
    this.window = window;
    this.rows = rows;
    this.app = Series.of(record, Reading.APP);
    this.inFlight = InFlight.of(record, window);
  }

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    CostMetrics metrics = new CostMetrics(record, window, rows);
    metrics.perRequest(PerRequest.of(record, window, rows));
    metrics.virtualThreads();
    metrics.perInFlight();
  }

  private void perRequest(PerRequest served) {
    String over = " over " + served.by() + ", MEASURE";
    rows.add(
        "allocated_bytes_per_request",
        served.each(growth(JvmReading::allocatedBytes)),
        "B",
        SIDE_DOOR + "allocatedBytes" + over);
    rows.add(
        "gc_us_per_request",
        served.each(
            app.withCounters().growth(window, r -> r.counters().orElseThrow().gcMillis() * 1000.0)),
        "us",
        SIDE_DOOR + "gc.millis" + over);
  }

  private void virtualThreads() {
    rows.add(
        "carriers_peak",
        telling(JvmReading::carriers).peak(window, r -> jvm(r).carriers()),
        "1",
        SIDE_DOOR + "virtualThreads.carriers");
    rows.add(
        "virtual_runnable_peak",
        telling(JvmReading::mounted).peak(window, r -> jvm(r).mounted() + jvm(r).queued()),
        "1",
        SIDE_DOOR + "virtualThreads.mounted + queued");
  }

  private void perInFlight() {
    String source = "requests sent and not answered, at ends of seconds of MEASURE";
    rows.add("in_flight_mean", inFlight.mean(), "1", source);
    rows.add("in_flight_peak", inFlight.peak(), "1", source);
    rows.add(
        "rss_kib_per_in_flight",
        rssGrowth(app.leastBefore(window, CostMetrics::rssKib), inFlight.peak().orElse(0)),
        "KiB",
        "/proc/PID/stat rss, app, (peak in MEASURE - least ahead of it) / in_flight_peak");
    rows.add(
        "rss_kib_per_in_flight_warm",
        rssGrowth(app.at(window.originMillis(), CostMetrics::rssKib), inFlight.beyondWarmUp()),
        "KiB",
        "/proc/PID/stat rss, app, (peak in MEASURE - at its start) / requests in flight beyond the"
            + " warm-up's");
    rows.add(
        "live_heap_kib_per_in_flight",
        liveHeapPerInFlight(),
        "KiB",
        SIDE_DOOR + "heapLiveMib, (after a collection under load - at rest) / in flight, least");
  }

  private OptionalDouble rssGrowth(OptionalDouble rest, double requests) {
    OptionalDouble peak = app.peak(window, CostMetrics::rssKib);
    return peak.isPresent() && rest.isPresent() && requests >= LEAST_IN_FLIGHT
        ? OptionalDouble.of((peak.getAsDouble() - rest.getAsDouble()) / requests)
        : OptionalDouble.empty();
  }

  /**
   * A young collection leaves what is dead in the old generation, so the least of all readings is
   * nearest to what requests keep. Each reading that shows a new collection counts once, and only
   * while at least half of the requests are in flight that are at most, and were a second ago: one
   * that came before divides the heap of a few by the number of all.
   */
  private OptionalDouble liveHeapPerInFlight() {
    Series telling = telling(JvmReading::heapLiveBytes);
    OptionalDouble rest = telling.leastBefore(window, r -> jvm(r).heapLiveBytes() / KIB);
    double least = Math.max(LEAST_IN_FLIGHT, inFlight.peak().orElse(0) / 2);
    List<Reading> loaded =
        telling.inside(window).stream()
            .filter(r -> isLoaded(r.use().epochMillis(), least))
            .toList();
    if (rest.isEmpty()) {
      return OptionalDouble.empty();
    }
    return IntStream.range(1, loaded.size())
        .filter(i -> collections(loaded.get(i)) > collections(loaded.get(i - 1)))
        .mapToObj(loaded::get)
        .mapToDouble(
            r ->
                (jvm(r).heapLiveBytes() / KIB - rest.getAsDouble())
                    / inFlight.near(r.use().epochMillis()))
        .min();
  }

  private boolean isLoaded(double epochMillis, double least) {
    double secondAgo = epochMillis - 1000;
    return window.contains(secondAgo)
        && inFlight.near(secondAgo) >= least
        && inFlight.near(epochMillis) >= least;
  }

  private static long collections(Reading reading) {
    return reading.counters().orElseThrow().gcCount();
  }

  private OptionalDouble growth(ToLongFunction<JvmReading> figure) {
    return telling(figure).growth(window, r -> figure.applyAsLong(jvm(r)));
  }

  /** The readings that have the figure. */
  private Series telling(ToLongFunction<JvmReading> figure) {
    return new Series(
        app.withCounters().readings().stream()
            .filter(r -> figure.applyAsLong(jvm(r)) >= 0)
            .toList());
  }

  private static double rssKib(Reading reading) {
    return reading.use().rssBytes() / KIB;
  }

  private static JvmReading jvm(Reading reading) {
    return reading.counters().orElseThrow().jvm();
  }
}
