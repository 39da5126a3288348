package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/**
 * The effective settings of all scenarios side by side, to check that only those differ which the
 * suite names.
 *
 * @param scenarios names of the scenarios, in the order of the suite
 */
public record Manifest(List<String> scenarios, List<Row> rows) {
  /** The manifest of a run of which no setting is known. */
  public static final Manifest NOTHING = new Manifest(List.of(), List.of());

  public Manifest {
    scenarios = List.copyOf(scenarios);
    rows = List.copyOf(rows);
  }

  /** The source of a setting. */
  public enum Source {
    SUITE("suite"),
    SIDE_DOOR("side door"),
    START("start"),
    ANSWER("answer");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Two scenarios by name, or one twice if its own trials differ. */
  public record Pair(String one, String other) {}

  /**
   * A setting in all scenarios.
   *
   * @param values value in each scenario; empty if unknown
   * @param namedBy keys of the suite, or {@code strategy}, that explain the differences
   * @param unnamed pairs that differ although the suite does not say why
   */
  public record Row(
      String setting,
      Source source,
      List<Optional<String>> values,
      List<String> namedBy,
      List<Pair> unnamed) {
    public Row {
      values = List.copyOf(values);
      namedBy = List.copyOf(namedBy);
      unnamed = List.copyOf(unnamed);
    }

    /** Whether the setting differs between scenarios in which it is known. */
    public boolean differs() {
      return !unnamed.isEmpty() || values.stream().flatMap(Optional::stream).distinct().count() > 1;
    }
  }

  /**
   * Builds the manifest of a run, whose scenarios are in the order of the suite.
   *
   * @param commands of each scenario, as in {@link RunHeader}
   */
  public static Manifest of(
      List<Scenario> scenarios,
      List<TrialRecord> trials,
      Map<String, Map<String, List<String>>> commands) {
    List<AppSetting> ours = ScenarioSettings.unusual(scenarios);
    List<ScenarioSettings> settings =
        scenarios.stream()
            .map(
                scenario ->
                    ScenarioSettings.of(
                        scenario, trials, commands.getOrDefault(scenario.name(), Map.of()), ours))
            .toList();
    Map<String, Source> known = new LinkedHashMap<>();
    settings.forEach(each -> each.sources().forEach(known::putIfAbsent));
    List<Row> rows = new ArrayList<>();
    for (Source source : Source.values()) {
      known.forEach(
          (setting, from) -> {
            if (from == source) {
              rows.add(row(setting, source, settings));
            }
          });
    }
    return new Manifest(scenarios.stream().map(Scenario::name).toList(), rows);
  }

  /** Returns the value of a setting in a scenario; empty if either is unknown. */
  public Optional<String> value(String setting, String scenario) {
    int at = scenarios.indexOf(scenario);
    return rows.stream()
        .filter(row -> at >= 0 && row.setting().equals(setting))
        .findFirst()
        .flatMap(row -> row.values().get(at));
  }

  /** Describes the differences between two scenarios that the suite does not name. */
  public List<String> warnings(String base, String other) {
    int one = scenarios.indexOf(base);
    int two = scenarios.indexOf(other);
    return rows.stream()
        .filter(
            row ->
                row.unnamed().stream()
                    .anyMatch(
                        pair -> Set.of(base, other).containsAll(List.of(pair.one(), pair.other()))))
        .map(
            row ->
                Text.of(
                    "%s is %s against %s, which the suite does not name",
                    row.setting(),
                    row.values().get(two).orElse("unknown"),
                    row.values().get(one).orElse("unknown")))
        .toList();
  }

  private static Row row(String setting, Source source, List<ScenarioSettings> all) {
    Set<String> namedBy = new LinkedHashSet<>();
    List<Pair> unnamed = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).varies(setting)) {
        unnamed.add(new Pair(all.get(i).scenario().name(), all.get(i).scenario().name()));
      }
      for (int j = i + 1; j < all.size(); j++) {
        compare(setting, source, all.get(i), all.get(j), namedBy, unnamed);
      }
    }
    return new Row(
        setting,
        source,
        all.stream().map(each -> each.value(setting)).toList(),
        List.copyOf(namedBy),
        unnamed);
  }

  private static void compare(
      String setting,
      Source source,
      ScenarioSettings one,
      ScenarioSettings other,
      Set<String> namedBy,
      List<Pair> unnamed) {
    Optional<String> first = one.value(setting);
    Optional<String> second = other.value(setting);
    if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
      return;
    }
    List<String> keys =
        switch (source) {
          case SUITE -> List.of("suite");
          case SIDE_DOOR -> keys(SettingSource.of(setting), one.scenario(), other.scenario());
          case START -> keys(List.of(), one.scenario(), other.scenario());
          case ANSWER -> keys(SettingSource.ofAnswer(), one.scenario(), other.scenario());
        };
    if (keys.isEmpty()) {
      unnamed.add(new Pair(one.scenario().name(), other.scenario().name()));
    }
    namedBy.addAll(keys);
  }

  private static List<String> keys(List<SettingSource> sources, Scenario one, Scenario other) {
    if (one.app().isEmpty() || other.app().isEmpty()) {
      return List.of("target");
    }
    return sources.stream()
        .filter(source -> source.differs(one, other))
        .map(SettingSource::key)
        .distinct()
        .toList();
  }
}
