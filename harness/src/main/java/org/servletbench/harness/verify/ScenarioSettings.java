package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSetting.Holds;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.LoadText;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.Units;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.verify.Manifest.Source;

/**
 * The known settings of one scenario: those of the suite, those that the app read back, and those
 * seen in an answer.
 *
 * @param values values that each setting had, in the order of the trials
 */
record ScenarioSettings(
    Scenario scenario, Map<String, Source> sources, Map<String, Set<String>> values) {
  /** The value of a setting that does not apply, such as Tomcat's with virtual threads. */
  private static final String NONE = "none";

  /**
   * Collects the settings of a scenario.
   *
   * @param ours what the harness does to the app, as far as it is to be told
   */
  static ScenarioSettings of(
      Scenario scenario,
      List<TrialRecord> trials,
      Map<String, List<String>> commands,
      List<AppSetting> ours) {
    ScenarioSettings settings =
        new ScenarioSettings(scenario, new LinkedHashMap<>(), new LinkedHashMap<>());
    settings.asked(ours);
    settings.variables("environment", commands.get(RunHeader.GIVEN));
    settings.variables("environment-withheld", commands.get(RunHeader.WITHHELD));
    for (TrialRecord trial : trials) {
      if (trial.scenario().name().equals(scenario.name())) {
        trial.app().ifPresent(app -> settings.addAll(app.settings()));
        trial.observations().flatMap(Observations::answer).ifPresent(settings::answer);
        trial.observations().ifPresent(seen -> seen.starts().forEach(settings::start));
        trial.observations().ifPresent(settings::cores);
      }
    }
    return settings;
  }

  /** Returns the value of a setting, or those of all trials if they differ. */
  Optional<String> value(String setting) {
    return Optional.ofNullable(values.get(setting)).map(all -> String.join(" / ", all));
  }

  /** Whether two trials of this scenario had different values. */
  boolean varies(String setting) {
    return values.getOrDefault(setting, Set.of()).size() > 1;
  }

  /** Returns what the harness does to the app of some scenario otherwise than usual. */
  static List<AppSetting> unusual(List<Scenario> scenarios) {
    return Arrays.stream(AppSetting.values())
        .filter(setting -> setting.holds() == Holds.IN_HARNESS)
        .filter(
            setting ->
                scenarios.stream()
                    .flatMap(scenario -> scenario.app().stream())
                    .anyMatch(app -> !app.settings().isUsual(setting)))
        .toList();
  }

  private void asked(List<AppSetting> ours) {
    ClientSettings client = scenario.client();
    WarmUp warmUp = scenario.warmUp();
    add("strategy", Source.SUITE, scenario.target().label());
    add("driver", Source.SUITE, scenario.driver().label());
    add("load", Source.SUITE, LoadText.format(scenario.load()));
    add("client-timeout", Source.SUITE, Units.formatDuration(scenario.load().timeout()));
    add("client-connections-beforehand", Source.SUITE, Integer.toString(client.connections()));
    add("client-max-in-flight", Source.SUITE, Integer.toString(client.maxInFlight()));
    add(
        "client-requests-per-connection",
        Source.SUITE,
        client.requestsPerConnection() == 0
            ? "unlimited"
            : Integer.toString(client.requestsPerConnection()));
    add(
        "warm-up",
        Source.SUITE,
        warmUp.loads(scenario.load().timeout()).stream()
                .map(LoadText::format)
                .collect(Collectors.joining(" then "))
            + (warmUp.untilSteady().isPresent() ? " at most, until steady," : "")
            + " of "
            + Units.formatDuration(warmUp.delay()));
    if (!warmUp.settle().isZero()) {
      add("settle", Source.SUITE, Units.formatDuration(warmUp.settle()) + " at most");
    }
    for (AppSetting setting : ours) {
      scenario
          .app()
          .map(app -> app.settings().keys().get(setting.key()).toString())
          .ifPresent(value -> add(setting.key(), Source.SUITE, value));
    }
    scenario
        .delay()
        .ifPresent(delay -> add("downstream-delay", Source.SUITE, Units.formatDuration(delay)));
    scenario
        .downstreamThreads()
        .ifPresent(threads -> add("downstream-threads", Source.SUITE, Integer.toString(threads)));
    scenario.app().ifPresent(app -> variant(app.settings().variant()));
  }

  private void variant(AppVariant variant) {
    AppVariant.Runtime runtime = variant.runtime();
    runtime.build().ifPresent(build -> add("build", Source.SUITE, build.text()));
    add("jdk", Source.SUITE, runtime.jdk().orElse("the run's"));
    add("jvm-options", Source.SUITE, text(String.join(" ", runtime.options())));
    add(
        "properties",
        Source.SUITE,
        text(
            String.join(
                " ",
                variant.properties().entrySet().stream()
                    .map(property -> property.getKey() + "=" + property.getValue())
                    .toList())));
  }

  private void addAll(Map<String, String> effective) {
    effective.forEach(
        (setting, value) -> add(setting, Source.SIDE_DOOR, value == null ? NONE : value));
  }

  /** Adds the names of variables; they are null in runs that do not tell. */
  private void variables(String setting, List<String> names) {
    if (names != null && !names.isEmpty()) {
      add(setting, Source.START, String.join(" ", names));
    }
  }

  /** A process that starts with a launch cache is another than one without. */
  private void start(TrialRecord.Start start) {
    add(
        "launch-cache-" + start.process(),
        Source.START,
        start.cache().name().toLowerCase(Locale.ROOT));
  }

  private void cores(Observations seen) {
    new TreeMap<>(seen.affinity())
        .forEach((process, cores) -> add("cores-" + process, Source.START, cores.text()));
  }

  private void answer(AnswerSeen answer) {
    String times = answer.headers().getOrDefault("server-timing", "");
    add("answer-status", Source.ANSWER, Integer.toString(answer.status()));
    add("answer-bytes", Source.ANSWER, Integer.toString(answer.bytes() - times.length()));
    add("answer-body-bytes", Source.ANSWER, Integer.toString(answer.bodyBytes()));
    add("answer-headers", Source.ANSWER, String.join(", ", answer.headers().keySet()));
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.equals("date") && !name.equals("server-timing")) {
                add("answer-header-" + name, Source.ANSWER, value);
              }
            });
  }

  private void add(String setting, Source source, String value) {
    sources.putIfAbsent(setting, source);
    values.computeIfAbsent(setting, key -> new LinkedHashSet<>()).add(value);
  }

  private static String text(String value) {
    return value.isEmpty() ? NONE : value;
  }
}
