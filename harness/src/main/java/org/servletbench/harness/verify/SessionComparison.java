package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
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
        contrasts(base, other, common));
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

  private static List<Contrast> contrasts(Session base, Session other, List<String> common) {
    return Contrasts.of(
        common.stream()
            .map(
                name ->
                    new Contrasts.Sides(
                        name,
                        base.scenario(name).orElseThrow(),
                        other.scenario(name).orElseThrow()))
            .toList(),
        RunComparer.METRICS,
        Contrasts::unpaired,
        Margin.USUAL);
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
