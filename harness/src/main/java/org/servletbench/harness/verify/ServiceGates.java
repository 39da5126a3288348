package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy.Stack;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Checks that app and downstream did what the suite says, once per request. */
final class ServiceGates {
  private ServiceGates() {}

  static void check(TrialRecord record, Observations seen, Figures figures, List<String> reasons) {
    Scenario scenario = record.scenario();
    seen.app().ifPresent(app -> settings(scenario.app().orElseThrow(), app.settings(), reasons));
    seen.app().ifPresent(app -> serverTiming(scenario, app.settings(), reasons));
    if (seen.app().isPresent() && seen.downstream().isPresent()) {
      Conservation.check(record, seen.app().get(), seen.downstream().get(), figures, reasons);
    }
    seen.downstream().ifPresent(downstream -> lateness(scenario, figures, reasons));
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
      case IN_HARNESS -> false;
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
