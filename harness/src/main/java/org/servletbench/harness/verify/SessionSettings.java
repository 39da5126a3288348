package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Manifest.Source;

/** The settings that a scenario had in one run and not in another. */
final class SessionSettings {
  /** The build is what two runs may be compared for. */
  private static final String BUILD = "build";

  private final Map<Differing, List<String>> scenarios = new LinkedHashMap<>();
  private int definitions;

  /**
   * A setting with two values.
   *
   * @param isDefinition whether the suite, the cores or the launch caches differ, and not only what
   *     came of them
   */
  private record Differing(String setting, String base, String other, boolean isDefinition) {
    String words() {
      return Text.of("%s is %s in the base and %s in the other run", setting, base, other);
    }
  }

  /** Finds what differs in the scenarios that both runs have. */
  static SessionSettings between(Session base, Session other, List<String> common) {
    SessionSettings found = new SessionSettings();
    for (String name : common) {
      Scenario one = base.summary().suite().scenario(name);
      Scenario two = other.summary().suite().scenario(name);
      int before = found.definitions;
      found.effective(name, base.manifest(), other.manifest());
      found.asked(name, one, two);
      if (found.definitions == before && !isSame(one, two)) {
        found.add(name, new Differing("its definition", "one", "another", true));
      }
    }
    return found;
  }

  /** Returns what makes the scenarios others than they were, in words. */
  List<String> definitions() {
    return words(true);
  }

  /** Returns what else was not alike, in words. */
  List<String> effects() {
    return words(false);
  }

  private List<String> words(boolean definitions) {
    return scenarios.entrySet().stream()
        .filter(each -> each.getKey().isDefinition() == definitions)
        .map(each -> Text.of("%s (%s)", each.getKey().words(), String.join(", ", each.getValue())))
        .toList();
  }

  private void effective(String scenario, Manifest base, Manifest other) {
    for (Manifest.Row row : base.rows()) {
      String setting = row.setting();
      differing(
          scenario,
          setting,
          base.value(setting, scenario),
          other.value(setting, scenario),
          !setting.equals(BUILD) && isDefinition(setting, row.source()));
    }
  }

  private static boolean isDefinition(String setting, Source source) {
    return source == Source.SUITE
        || setting.startsWith("launch-cache-")
        || setting.startsWith("cores-");
  }

  private void asked(String scenario, Scenario one, Scenario two) {
    Map<String, Object> base = keys(one);
    Map<String, Object> other = keys(two);
    base.forEach(
        (key, value) ->
            differing(
                scenario,
                "app." + key,
                Optional.of(value.toString()),
                Optional.ofNullable(other.get(key)).map(Object::toString),
                true));
  }

  /** The app's settings by the keys of a suite; the manifest has those of its JVM. */
  private static Map<String, Object> keys(Scenario scenario) {
    Map<String, Object> keys =
        new LinkedHashMap<>(
            scenario.app().map(Target.App::settings).map(AppSettings::keys).orElse(Map.of()));
    keys.keySet().removeAll(List.of("jdk", "jvm", "properties", BUILD));
    return keys;
  }

  /** Whether two scenarios are the same but for their targets, which may be two builds. */
  private static boolean isSame(Scenario one, Scenario two) {
    return one.rung().equals(two.rung())
        && one.driver() == two.driver()
        && one.client().equals(two.client())
        && one.warmUp().equals(two.warmUp())
        && one.downstreamThreads().equals(two.downstreamThreads())
        && one.target().label().equals(two.target().label());
  }

  private void differing(
      String scenario,
      String setting,
      Optional<String> base,
      Optional<String> other,
      boolean definition) {
    if (base.isPresent() && other.isPresent() && !base.equals(other)) {
      add(scenario, new Differing(setting, base.get(), other.get(), definition));
    }
  }

  private void add(String scenario, Differing differing) {
    definitions += differing.isDefinition() ? 1 : 0;
    scenarios.computeIfAbsent(differing, key -> new ArrayList<>()).add(scenario);
  }
}
