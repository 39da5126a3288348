package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Catalogue.named;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.PublishedRow;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

/** Summaries of servers in other languages, and rows that an article printed of them. */
public final class Servers {
  private static final TargetUrl URL = TargetUrl.parse("http://127.0.0.1:9000/");
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Load CLOSED =
      new Load.Closed(36, Duration.ZERO, Duration.ZERO, Duration.ZERO, WINDOW, WINDOW);

  private Servers() {}

  /** A server under wrk with kept connections, and its good answers per second in each trial. */
  public static ScenarioSummary wrk(String framework, double... goodput) {
    return summary(
        framework + "-page",
        framework,
        Driver.WRK,
        CLOSED,
        ClientSettings.DEFAULT,
        goodput.length,
        Map.of("goodput_rps", goodput, "cpu_us_per_request", each(goodput, 20)));
  }

  /** The same at another CPU time per request, or none, in microseconds. */
  public static ScenarioSummary costing(ScenarioSummary server, double... micros) {
    double[] rates = server.sample(GOODPUT_RPS);
    Map<Metric, double[]> values = new HashMap<>();
    values.put(GOODPUT_RPS, rates);
    values.put(THROUGHPUT_RPS, rates);
    if (micros.length > 0) {
      values.put(CPU_US_PER_REQUEST, micros);
    }
    return new ScenarioSummary(
        server.scenario(), server.trials(), server.valid(), List.of(), Limit.NOTHING, values);
  }

  /** The same without a valid trial. */
  public static ScenarioSummary invalid(String framework, String reason) {
    ScenarioSummary valid = wrk(framework, 1);
    return new ScenarioSummary(valid.scenario(), 1, 0, List.of(reason), Limit.UNKNOWN, Map.of());
  }

  /** A server whose clients connect for each request, by our own driver. */
  public static ScenarioSummary connecting(String framework, double p50, double p99) {
    ClientSettings kept = ClientSettings.DEFAULT;
    ClientSettings closing =
        new ClientSettings(
            0,
            kept.maxInFlight(),
            kept.overload(),
            1,
            kept.localAddresses(),
            kept.pacing(),
            kept.core());
    return summary(
        framework + "-connect",
        framework,
        Driver.OPEN_LOOP,
        Load.Open.even(1000, WINDOW, WINDOW),
        closing,
        1,
        Map.of("connect_p50_ms", new double[] {p50}, "connect_p99_ms", new double[] {p99}));
  }

  /** A server with idle connections; memory in MiB, one figure for each trial. */
  public static ScenarioSummary idle(
      String framework, int connections, double[] rss, double[] kernel) {
    ClientSettings some = ClientSettings.DEFAULT;
    return summary(
        framework + "-" + connections,
        framework,
        Driver.OPEN_LOOP,
        Load.Open.even(200, WINDOW, WINDOW),
        new ClientSettings(
            connections,
            some.maxInFlight(),
            some.overload(),
            0,
            some.localAddresses(),
            some.pacing(),
            some.core()),
        rss.length,
        Map.of(
            "connections_held",
            each(rss, connections),
            "rss_peak_mib",
            rss,
            "kernel_growth_mib",
            kernel));
  }

  private static double[] each(double[] trials, double value) {
    double[] all = new double[trials.length];
    Arrays.fill(all, value);
    return all;
  }

  private static ScenarioSummary summary(
      String name,
      String framework,
      Driver driver,
      Load load,
      ClientSettings client,
      int trials,
      Map<String, double[]> figures) {
    Map<Metric, double[]> values = new HashMap<>();
    figures.forEach((label, each) -> values.put(named(label), each));
    Scenario scenario =
        new Scenario(
            name,
            new Target.Command(List.of("server"), URL, URL, List.of(), "", framework),
            driver,
            load,
            client,
            new WarmUp(30, Duration.ofSeconds(4), Duration.ZERO),
            Optional.empty(),
            Optional.empty());
    return new ScenarioSummary(scenario, trials, trials, List.of(), Limit.NOTHING, values);
  }

  /** Rows of one table, the best first: of three the rates are 145, 122.5 and 100. */
  public static List<PublishedRow> table(String... frameworks) {
    return Arrays.stream(frameworks)
        .map(
            name ->
                new PublishedRow(
                    1,
                    Driver.WRK,
                    true,
                    "product detail page",
                    name,
                    145 - 45 * List.of(frameworks).indexOf(name) / 2.0,
                    OptionalDouble.of(96),
                    OptionalDouble.of(42),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(0.3)))
        .toList();
  }

  public static RunSummary run(ScenarioSummary... scenarios) {
    List<ScenarioSummary> all = List.of(scenarios);
    return new RunSummary(
        new Suite(
            "servers", "?", 1, 1, all.stream().map(ScenarioSummary::scenario).toList(), List.of()),
        all);
  }
}
