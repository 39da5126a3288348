package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.CostFigure.ALLOCATED_BYTES_PER_REQUEST;
import static org.servletbench.harness.catalogue.CostFigure.CARRIERS_PEAK;
import static org.servletbench.harness.catalogue.CostFigure.GC_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.CostFigure.IN_FLIGHT_MEAN;
import static org.servletbench.harness.catalogue.CostFigure.IN_FLIGHT_PEAK;
import static org.servletbench.harness.catalogue.CostFigure.LIVE_HEAP_KIB_PER_IN_FLIGHT;
import static org.servletbench.harness.catalogue.CostFigure.RSS_KIB_PER_IN_FLIGHT;
import static org.servletbench.harness.catalogue.CostFigure.RSS_KIB_PER_IN_FLIGHT_WARM;
import static org.servletbench.harness.catalogue.CostFigure.VIRTUAL_RUNNABLE_PEAK;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;

/** Adds what a request costs the app, and how much memory a request in flight keeps. */
final class CostMetrics {
  /** The fewest requests in flight that outweigh a JVM's usual growth. */
  static final int LEAST_IN_FLIGHT = 500;

  private static final double KIB = 1024;

  private final Window window;
  private final MeasurementCollector rows;
  private final Series app;
  private final InFlight inFlight;

  /** The start of the measured load, at which the app is warm and at rest. */
  private final double loadStartMillis;

  private CostMetrics(TrialRecord record, Window window, MeasurementCollector rows) {
    this.window = window;
    this.rows = rows;
    this.app = Series.of(record, Reading.APP);
    this.inFlight = InFlight.of(record, window);
    this.loadStartMillis =
        record.recording() instanceof Recording.Seconds seconds
            ? seconds.loadStartMillis()
            : window.originMillis();
  }

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    CostMetrics metrics = new CostMetrics(record, window, rows);
    metrics.perRequest(PerRequest.of(record, window, rows));
    metrics.virtualThreads();
    metrics.perInFlight();
  }

  private void perRequest(PerRequest served) {
    served.add(ALLOCATED_BYTES_PER_REQUEST, growth(JvmReading::allocatedBytes), rows);
    served.add(
        GC_US_PER_REQUEST,
        app.withCounters().growth(window, r -> r.counters().orElseThrow().gcMillis() * 1000.0),
        rows);
  }

  private void virtualThreads() {
    rows.add(
        CARRIERS_PEAK, app.telling(JvmReading::carriers).peak(window, r -> r.jvm().carriers()));
    rows.add(
        VIRTUAL_RUNNABLE_PEAK,
        app.telling(JvmReading::mounted).peak(window, r -> r.jvm().mounted() + r.jvm().queued()));
  }

  private void perInFlight() {
    rows.add(IN_FLIGHT_MEAN, inFlight.mean());
    rows.add(IN_FLIGHT_PEAK, inFlight.peak());
    rows.add(
        RSS_KIB_PER_IN_FLIGHT,
        rssGrowth(app.leastBefore(window, CostMetrics::rssKib), inFlight.peak().orElse(0)));
    rows.add(
        RSS_KIB_PER_IN_FLIGHT_WARM,
        rssGrowth(app.at(loadStartMillis, CostMetrics::rssKib), inFlight.beyondWarmUp()));
    rows.add(LIVE_HEAP_KIB_PER_IN_FLIGHT, liveHeapPerInFlight());
  }

  private OptionalDouble rssGrowth(OptionalDouble rest, double requests) {
    OptionalDouble peak = app.peak(window, CostMetrics::rssKib);
    return peak.isPresent() && rest.isPresent() && requests >= LEAST_IN_FLIGHT
        ? OptionalDouble.of((peak.getAsDouble() - rest.getAsDouble()) / requests)
        : OptionalDouble.empty();
  }

  /**
   * Returns the live heap per request in flight. A young collection leaves dead objects in the old
   * generation, so the least of all readings is nearest to what requests keep. A reading counts
   * once per new collection, and only while at least half of the peak is in flight and was a second
   * ago: an earlier collection would divide the heap of a few requests by the number of all.
   */
  private OptionalDouble liveHeapPerInFlight() {
    Series telling = app.telling(JvmReading::heapLiveBytes);
    OptionalDouble rest = telling.leastBefore(window, r -> r.jvm().heapLiveBytes() / KIB);
    double least = Math.max(LEAST_IN_FLIGHT, inFlight.peak().orElse(0) / 2);
    List<Reading> inside = telling.inside(window);
    if (rest.isEmpty()) {
      return OptionalDouble.empty();
    }
    return IntStream.range(1, inside.size())
        .filter(i -> collections(inside.get(i)) > collections(inside.get(i - 1)))
        .filter(i -> isLoaded(inside.get(i - 1), least) && isLoaded(inside.get(i), least))
        .mapToObj(inside::get)
        .mapToDouble(
            r ->
                (r.jvm().heapLiveBytes() / KIB - rest.getAsDouble())
                    / inFlight.near(r.use().epochMillis()))
        .min();
  }

  private boolean isLoaded(Reading reading, double least) {
    double epochMillis = reading.use().epochMillis();
    double secondAgo = epochMillis - 1000;
    return window.contains(secondAgo)
        && inFlight.near(secondAgo) >= least
        && inFlight.near(epochMillis) >= least;
  }

  private static long collections(Reading reading) {
    return reading.counters().orElseThrow().gcCount();
  }

  private OptionalDouble growth(ToLongFunction<JvmReading> figure) {
    return app.telling(figure).growth(window, r -> figure.applyAsLong(r.jvm()));
  }

  private static double rssKib(Reading reading) {
    return reading.use().rssBytes() / KIB;
  }
}
