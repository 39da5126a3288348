package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.model.AppBuild;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Rivals;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Word;
import org.servletbench.harness.verify.Contrast;
import org.servletbench.harness.verify.Duel;
import org.servletbench.harness.verify.Session;
import org.servletbench.harness.verify.SessionComparison;

/**
 * A comparison of two sides in every format. None of them leaves out what puts it in doubt.
 *
 * @param sides what the base and the other are, in words
 * @param sessions in how many sessions the sides were measured
 * @param mismatches why they are not comparable; none if they are
 * @param notes what else a reader must know
 */
public record ContrastReport(
    String title,
    Map<String, String> sides,
    int sessions,
    List<String> mismatches,
    List<String> notes,
    List<Contrast> contrasts) {
  /** The most differences that are told in words; the table has them all. */
  private static final int TOLD = 5;

  private static final String TWO_SESSIONS =
      "these are two sessions: between them a machine changes in ways that the trials of neither"
          + " show, so a difference is a reason to measure both in one session, and no verdict";

  private static final String ONE_SESSION =
      "both were measured in one session, round by round, and are compared within each round; even"
          + " so one session of many shows a difference by chance, so measure a second before you"
          + " act on it";

  public ContrastReport {
    title = Shown.line(title);
    Map<String, String> shown = new LinkedHashMap<>();
    sides.forEach((side, words) -> shown.put(side, Shown.line(words)));
    sides = Collections.unmodifiableMap(shown);
    mismatches = mismatches.stream().map(Shown::line).toList();
    notes = notes.stream().map(Shown::line).toList();
    contrasts = List.copyOf(contrasts);
  }

  /** Makes the report of two runs. */
  public static ContrastReport of(SessionComparison two) {
    Map<String, String> sides = new LinkedHashMap<>();
    sides.put("base", side(two.base()));
    sides.put("other", side(two.other()));
    return new ContrastReport(
        Text.of("%s over %s", two.other().name(), two.base().name()),
        sides,
        2,
        two.mismatches(),
        Stream.concat(Stream.of(TWO_SESSIONS), two.notes().stream()).toList(),
        two.contrasts());
  }

  /** Makes the report of a run with two versions of each target; empty for any other run. */
  public static Optional<ContrastReport> ofVersions(RunReport report) {
    Suite suite = report.summary().suite();
    return Rivals.of(suite).stream()
        .findFirst()
        .map(
            first -> {
              Map<String, String> sides = new LinkedHashMap<>();
              sides.put("base", version(suite.scenario(first.against())));
              sides.put("other", version(suite.scenario(first.ours())));
              return new ContrastReport(
                  suite.name() + ": this version over the other",
                  sides,
                  1,
                  List.of(),
                  List.of(ONE_SESSION),
                  Duel.contrasts(report.summary()));
            });
  }

  private static String version(Scenario scenario) {
    return switch (scenario.target()) {
      case Target.App app ->
          app.settings().variant().runtime().build().map(AppBuild::text).orElse("the app");
      case Target.Command own -> String.join(" ", own.command());
      case Target.Running running -> running.url().toString();
    };
  }

  /** Returns the derived files: name to text. */
  public Map<String, String> files(String name) {
    return Map.of(name + ".csv", csv(), name + ".json", json(), name + ".md", markdown());
  }

  private static String side(Session session) {
    return Text.of(
        "%s, suite %s, started %s, %s valid",
        session.name(),
        session.summary().suite().name(),
        session.header().started(),
        Text.count(session.valid(), "trial"));
  }

  /**
   * For a terminal.
   *
   * @param columns characters of a line
   */
  public String text(int columns) {
    return Parts.plain(parts(), columns);
  }

  public String markdown() {
    return Parts.markdown(parts());
  }

  /** Returns a page of its own. */
  public String html() {
    return Parts.page(title, parts().subList(1, parts().size()));
  }

  /** Returns the heads, and a line for each row; what puts all of them in doubt stands in each. */
  public String csv() {
    List<Column<Contrast>> columns = new ArrayList<>(ContrastTables.columns());
    columns.add(new Column<>("sessions", row -> Integer.toString(sessions)));
    columns.add(new Column<>("not_comparable", row -> String.join("; ", mismatches)));
    return Csv.of(columns, contrasts);
  }

  /** Returns one object: what the sides are, what puts them in doubt, and a row for each figure. */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>(sides);
    json.put("sessions", sessions);
    json.put("not_comparable", mismatches);
    json.put("notes", allNotes());
    json.put("rows", contrasts.stream().map(ContrastTables::fields).toList());
    return Json.of(json).replace("{\"scenario\":", "\n{\"scenario\":") + "\n";
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Title(title));
    if (!mismatches.isEmpty()) {
      parts.add(
          new Part.Sentence(
              "Not comparable, and shown all the same: " + String.join("; ", mismatches) + "."));
    }
    parts.add(new Part.Sentences(answer()));
    sides.forEach((side, words) -> parts.add(new Part.Sentence(side + ": " + words)));
    parts.add(new Part.Rows(ContrastTables.table(contrasts)));
    allNotes().forEach(note -> parts.add(new Part.Sentence("note: " + note)));
    return parts;
  }

  /** How many figures differ, and which. */
  private List<String> answer() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Text.of("%s: %s.", Text.count(contrasts.size(), "figure"), String.join(", ", counts())));
    List<Contrast> different = contrasts.stream().filter(Contrast::differs).toList();
    different.stream()
        .limit(TOLD)
        .map(
            row ->
                Text.of(
                    "%s of %s is %s of the base%s.",
                    row.metric().label(),
                    row.scenario(),
                    ContrastTables.ratioInFull(row),
                    row.isWorse() ? ", which is worse" : row.isBetter() ? ", which is better" : ""))
        .forEach(sentences::add);
    int more = different.size() - TOLD;
    if (more > 0) {
      sentences.add(Text.of("%d more %s: see the table.", more, more == 1 ? "differs" : "differ"));
    }
    return sentences;
  }

  /** How many there are of each word that occurs. */
  private List<String> counts() {
    return Arrays.stream(Word.values())
        .filter(word -> count(word) > 0)
        .map(word -> count(word) + " " + words(word))
        .toList();
  }

  private static String words(Word word) {
    return switch (word) {
      case SURELY_BEYOND, DIFFERENT, EQUIVALENT, UNDECIDED, NOT_COMPARED -> word.label();
      case TWO_TRIALS, ONE_TRIAL -> "of " + word.label() + ", without an interval";
    };
  }

  private long count(Word word) {
    return contrasts.stream().filter(row -> row.difference().word() == word).count();
  }

  private List<String> allNotes() {
    return Stream.concat(
            notes.stream(), contrasts.stream().flatMap(row -> row.objection().stream()).distinct())
        .toList();
  }
}
