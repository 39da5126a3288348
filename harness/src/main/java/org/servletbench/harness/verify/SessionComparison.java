package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Margin;

/**
 * Two runs, scenario by scenario and metric by metric.
 *
 * @param mismatches why they cannot be compared, in words; none if they can
 * @param notes what else a reader must know of the two runs
 */
public record SessionComparison(
    Session base,
    Session other,
    List<String> mismatches,
    List<String> notes,
    List<Contrast> contrasts) {
  public SessionComparison {
    mismatches = List.copyOf(mismatches);
    notes = List.copyOf(notes);
    contrasts = List.copyOf(contrasts);
  }

  /** Compares what both runs have; whether that may be shown is for the caller to decide. */
  public static SessionComparison of(Session base, Session other) {
    List<String> common = common(base, other);
    SessionSettings settings = SessionSettings.between(base, other, common);
    return new SessionComparison(
        base,
        other,
        Fingerprint.differences(base, other, settings),
        notes(base, other, settings),
        contrasts(base, other, RunComparer.METRICS, Margin.USUAL).stream()
            .filter(Contrast::isTold)
            .toList());
  }

  /** Returns in what two machines or their JDKs differ, in words. */
  public static List<String> machineDifferences(Environment base, Environment other) {
    return Fingerprint.differences(base, other);
  }

  /** Returns the scenarios that both runs have, in the order of the base. */
  public static List<String> common(Session base, Session other) {
    return base.scenarios().stream().filter(other.scenarios()::contains).toList();
  }

  /** Returns the scenarios of one run that the other lacks. */
  public static List<String> missing(Session from, Session in) {
    return from.scenarios().stream().filter(name -> !in.scenarios().contains(name)).toList();
  }

  /** Returns the scenarios of both runs that lack a valid trial in at least one of them. */
  public List<String> unusable() {
    return common(base, other).stream()
        .filter(name -> valid(base, name) == 0 || valid(other, name) == 0)
        .toList();
  }

  private static int valid(Session session, String name) {
    return session.scenario(name).orElseThrow().valid();
  }

  /**
   * Returns a row for each common scenario and each of some metrics.
   *
   * @param margin the change that matters
   */
  public static List<Contrast> contrasts(
      Session base, Session other, List<Metric> metrics, Margin margin) {
    return Contrasts.of(
        common(base, other).stream()
            .map(
                name ->
                    new Contrasts.Sides(
                        name,
                        apart(base.scenario(name).orElseThrow()),
                        apart(other.scenario(name).orElseThrow())))
            .toList(),
        metrics,
        Contrasts::unpaired,
        margin);
  }

  /** The rounds of two sessions have nothing in common but their numbers. */
  private static ScenarioSummary apart(ScenarioSummary summary) {
    return new ScenarioSummary(
        summary.scenario(),
        summary.trials(),
        summary.valid(),
        summary.invalidReasons(),
        summary.limitedBy(),
        summary.values());
  }

  private static List<String> notes(Session base, Session other, SessionSettings settings) {
    List<String> notes = new ArrayList<>();
    missing(notes, base, other);
    missing(notes, other, base);
    for (Session each : List.of(base, other)) {
      each.summary().unusable().stream()
          .map(
              it ->
                  Text.of(
                      "%s has no valid trial of %s: %s",
                      each.name(),
                      it.scenario().name(),
                      it.invalidReasons().stream().findFirst().orElse("no reason is stored")))
          .forEach(notes::add);
    }
    String one = base.environment().gitCommit();
    String two = other.environment().gitCommit();
    if (!one.equals(two)) {
      notes.add(
          Text.of(
              "the commit is %s in the base and %s in the other run: app and harness may both have"
                  + " changed",
              one, two));
    }
    notes.addAll(settings.effects());
    return notes;
  }

  private static void missing(List<String> notes, Session from, Session in) {
    List<String> names = missing(from, in);
    if (!names.isEmpty()) {
      notes.add(Text.of("only %s has %s", from.name(), String.join(", ", names)));
    }
  }
}
