package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_REFUSED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_TIMEOUT;
import static org.servletbench.harness.catalogue.LoadFigure.HTTP_5XX;
import static org.servletbench.harness.catalogue.LoadFigure.OTHER;
import static org.servletbench.harness.catalogue.LoadFigure.RESET;
import static org.servletbench.harness.catalogue.LoadFigure.SENT;
import static org.servletbench.harness.catalogue.LoadFigure.STALE_CONNECTION;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_CALLS_STARTED;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy.Stack;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.DownstreamSeen;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Checks that app and downstream did what the suite says, once per request. */
final class ServiceGates {
  /** The settings that the app reads back from Tomcat and lacks on another container. */
  private static final Set<String> TOMCATS =
      Set.of("tomcat-threads", "async-timeout-ms", "max-connections", "accept-count");

  /** The outcomes of requests that may have been turned away before the downstream. */
  private static final Metric[] SHED = {HTTP_5XX, RESET, OTHER, CONNECT_REFUSED, CONNECT_TIMEOUT};

  private ServiceGates() {}

  static void check(Scenario scenario, Observations seen, Figures figures, List<String> reasons) {
    seen.app().ifPresent(app -> settings(scenario.app().orElseThrow(), app.settings(), reasons));
    seen.app().ifPresent(app -> serverTiming(scenario, app.settings(), reasons));
    if (seen.app().isPresent() && seen.downstream().isPresent()) {
      hits(seen.app().get(), seen.downstream().get(), figures, reasons);
    }
    seen.downstream().ifPresent(downstream -> lateness(scenario, figures, reasons));
  }

  private static void hits(
      AppSeen app, DownstreamSeen downstream, Figures figures, List<String> reasons) {
    OptionalDouble calls = figures.value(DOWNSTREAM_CALLS_STARTED);
    if (calls.isEmpty()) {
      reasons.add("the app did not say how many calls it started: see its log");
      return;
    }
    long started = (long) calls.getAsDouble();
    long hits = downstream.after().hits();
    if (hits != started) {
      reasons.add(
          Text.of(
              "the downstream was hit %d times, but the app started %d calls: a client retries or a"
                  + " call was lost",
              hits, started));
    }
    OptionalDouble sent = figures.value(SENT);
    OptionalDouble shed = figures.sum(SHED);
    OptionalDouble stale = figures.value(STALE_CONNECTION); // among the resets where not told
    if (sent.isPresent() && shed.isEmpty()) {
      reasons.add("how the requests ended was not told: see the driver's log");
    } else if (sent.isPresent()) {
      long most = (long) sent.getAsDouble();
      long least = most - (long) (shed.getAsDouble() + stale.stream().sum());
      if (hits < least || hits > most) {
        reasons.add(
            Text.of(
                "the downstream was hit %d times for %d requests%s: it must be once for each,"
                    + " timed-out ones included",
                hits,
                most,
                least == most ? "" : ", of which " + (most - least) + " may not have reached it"));
      }
    }
    long left = app.before().inFlight() + downstream.before().inFlight();
    if (left != 0) {
      reasons.add(
          left
              + " requests of the warm-up were still in flight when MEASURE began: shorten"
              + " warm-up.delay");
    }
  }

  private static void lateness(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble lateness = figures.value(DOWNSTREAM_LATENESS_P99_MS);
    double most = Thresholds.latenessP99(scenario.delayMillis());
    if (lateness.isPresent() && lateness.getAsDouble() > most) {
      reasons.add(
          Text.of(
              "the downstream answered %.0f ms late (p99; at most %.0f): it was a bottleneck"
                  + " itself; lower the rate, or see bench doctor --calibrate for what it carries",
              lateness.getAsDouble(), most));
    }
  }

  /** Checks the settings: with a pool of another size every figure would mean something else. */
  private static void settings(
      Target.App app, Map<String, String> effective, List<String> reasons) {
    AppSettings asked = app.settings();
    Map<String, Long> wanted =
        Map.of(
            "tomcat-threads",
            (long) asked.tomcatThreads(),
            "async-pool",
            (long) asked.asyncPool(),
            "async-timeout-ms",
            asked.asyncTimeout().toMillis(),
            "downstream-timeout-ms",
            asked.downstreamTimeout().toMillis(),
            "max-connections",
            (long) asked.limits().maxConnections(),
            "accept-count",
            (long) asked.limits().acceptCount());
    narrowed(
        "client-connections",
        asked.limits().clientConnections(),
        AppSettings.Limits.DEFAULT.clientConnections(),
        effective,
        reasons);
    narrowed(
        "max-queue-capacity",
        asked.limits().queueCapacity(),
        AppSettings.Limits.DEFAULT.queueCapacity(),
        effective,
        reasons);
    variant(app, effective, reasons);
    boolean virtual = app.strategy().onVirtualThreads();
    if (virtual != Boolean.parseBoolean(effective.get("virtual-threads"))) {
      reasons.add(
          Text.of(
              "the suite asks for virtual-threads = %s, the app runs with %s",
              virtual, told(effective, "virtual-threads")));
    }
    boolean onTomcat = effective.getOrDefault("container", "tomcat").equals("tomcat");
    wanted.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> onTomcat || !TOMCATS.contains(entry.getKey()))
        .filter(entry -> !(virtual && entry.getKey().equals("tomcat-threads")))
        .filter(entry -> isTomcat(app) || effective.get(entry.getKey()) != null)
        .filter(entry -> !String.valueOf(entry.getValue()).equals(effective.get(entry.getKey())))
        .forEach(
            entry ->
                reasons.add(
                    Text.of(
                        "the suite asks for %s = %d, the app runs with %s",
                        entry.getKey(), entry.getValue(), told(effective, entry.getKey()))));
  }

  /** Whether the app runs on Tomcat, without which some settings cannot be read. */
  private static boolean isTomcat(Target.App app) {
    return app.strategy().stack() == Stack.SERVLET;
  }

  /** Checks the variant: an app that cannot do what is asked must not pass for one that does. */
  private static void variant(Target.App app, Map<String, String> effective, List<String> reasons) {
    AppVariant asked = app.settings().variant();
    AppVariant usual = AppVariant.DEFAULT;
    inForce("stack", app.strategy().stack().label(), Stack.SERVLET.label(), effective, reasons);
    if (isTomcat(app)) {
      inForce(
          "blocking-client-engine",
          asked.blockingClient().label(),
          usual.blockingClient().label(),
          effective,
          reasons);
      narrowed(
          "client-io-threads",
          asked.clientIoThreads(),
          usual.clientIoThreads(),
          effective,
          reasons);
      String filters = effective.get("filters");
      if (!asked.requestContextFilter()
          && (filters == null || List.of(filters.split(", ")).contains("requestContextFilter"))) {
        reasons.add(
            "the suite asks for request-context-filter = false, the app runs with filters = "
                + told(effective, "filters"));
      }
      narrowed(
          "connector-buffers",
          asked.connectorBuffers(),
          usual.connectorBuffers(),
          effective,
          reasons);
    }
  }

  private static void inForce(
      String name,
      String asked,
      String usual,
      Map<String, String> effective,
      List<String> reasons) {
    String runs = effective.get(name);
    if (runs == null ? !asked.equals(usual) : !asked.equals(runs)) {
      reasons.add(
          Text.of(
              "the suite asks for %s = %s, the app runs with %s",
              name, asked, told(effective, name)));
    }
  }

  private static void serverTiming(
      Scenario scenario, Map<String, String> effective, List<String> reasons) {
    if (scenario.client().serverTiming() && !"true".equals(effective.get("server-timing"))) {
      reasons.add(
          "the suite asks for server-timing = true, the app runs with "
              + told(effective, "server-timing"));
    }
  }

  /** Checks a limit that the suite narrows; a limit at its widest is not checked. */
  private static void narrowed(
      String name, int asked, int wide, Map<String, String> effective, List<String> reasons) {
    if (asked != wide && !Integer.toString(asked).equals(effective.get(name))) {
      reasons.add(
          Text.of(
              "the suite asks for %s = %d, the app runs with %s",
              name, asked, told(effective, name)));
    }
  }

  private static String told(Map<String, String> effective, String name) {
    return effective.getOrDefault(name, "an unknown one");
  }
}
