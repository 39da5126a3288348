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
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy.Stack;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.DownstreamSeen;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Checks that app and downstream did what the suite says, once per request. */
final class ServiceGates {
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

  /**
   * Checks the settings: with a pool of another size every figure would mean something else, and an
   * app that cannot do what is asked must not pass for one that does.
   */
  private static void settings(
      Target.App app, Map<String, String> effective, List<String> reasons) {
    String stack = app.strategy().stack().label();
    if (!stack.equals(effective.getOrDefault("stack", Stack.SERVLET.label()))) {
      reasons.add(
          Text.of(
              "the suite asks for stack = %s, the app runs with %s",
              stack, told(effective, "stack")));
    }
    boolean virtual = app.strategy().onVirtualThreads();
    if (virtual != Boolean.parseBoolean(effective.get("virtual-threads"))) {
      reasons.add(
          Text.of(
              "the suite asks for virtual-threads = %s, the app runs with %s",
              virtual, told(effective, "virtual-threads")));
    }
    app.settings()
        .values()
        .forEach(
            (setting, value) -> {
              if (mustHold(setting, app, effective)) {
                setting.mismatch(value, effective).ifPresent(reasons::add);
              }
            });
  }

  private static boolean mustHold(
      AppSetting setting, Target.App app, Map<String, String> effective) {
    boolean servlets = app.strategy().stack() == Stack.SERVLET;
    boolean told = effective.get(setting.toldAs()) != null;
    boolean onTomcat =
        (servlets || told) && effective.getOrDefault("container", "tomcat").equals("tomcat");
    boolean usual = app.settings().isUsual(setting);
    return switch (setting.holds()) {
      case ALWAYS -> servlets || told;
      case ON_TOMCAT -> onTomcat;
      case FOR_PLATFORM_THREADS -> onTomcat && !app.strategy().onVirtualThreads();
      case WHEN_NARROWED, OF_THREADS_WHEN_NARROWED -> !usual;
      case ON_SERVLETS -> servlets && (!usual || told && setting.tellsUsual());
    };
  }

  private static void serverTiming(
      Scenario scenario, Map<String, String> effective, List<String> reasons) {
    if (scenario.client().serverTiming() && !"true".equals(effective.get("server-timing"))) {
      reasons.add(
          "the suite asks for server-timing = true, the app runs with "
              + told(effective, "server-timing"));
    }
  }

  private static String told(Map<String, String> effective, String name) {
    return effective.getOrDefault(name, "an unknown one");
  }
}
