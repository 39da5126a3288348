package org.servletbench.harness.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/**
 * What the user says about a table that its heads do not say.
 *
 * @param columns meaning and unit by the head of a column; empty for a column to be left out
 * @param given figures that hold for every row without one of its own
 * @param words words that hold for every row, such as the tool
 * @param times the unit of times that have none; may be empty
 */
public record AuditMapping(
    Map<String, Optional<ColumnNames.Reading>> columns,
    Map<Meaning, Printed> given,
    Map<Meaning, String> words,
    String times) {
  /** The meaning of a column that is not to be used. */
  public static final String IGNORE = "ignore";

  /** Words that all rows may share. */
  private static final Set<Meaning> WORDS =
      Set.of(Meaning.TOOL, Meaning.DRIVER, Meaning.KEEP_ALIVE);

  /** Figures that must be above 0. */
  private static final Set<Meaning> DIVISORS =
      Set.of(
          Meaning.CONNECTIONS,
          Meaning.USERS,
          Meaning.PIPELINE,
          Meaning.STREAMS,
          Meaning.CORES,
          Meaning.DURATION);

  public static AuditMapping none() {
    return of(List.of(), List.of(), "");
  }

  /**
   * @param columns each {@code column=meaning} or {@code column=meaning:unit}
   * @param given each {@code meaning=value}, such as {@code connections=360} or {@code tool=wrk}
   * @param times the unit of times that have none; may be empty
   * @throws BenchException of kind USAGE that names the text and the form that it must have
   */
  public static AuditMapping of(List<String> columns, List<String> given, String times) {
    if (!times.isEmpty() && Dimension.TIME.scale(times).isEmpty()) {
      throw wrong("--times-in", times, "the unit must be ns, us, ms or s");
    }
    Map<String, Optional<ColumnNames.Reading>> heads = new LinkedHashMap<>();
    for (String text : columns) {
      int at = text.lastIndexOf('=');
      if (at < 1) {
        throw wrong("--map", text, "write it like 'Avg=mean:ms'");
      }
      String head = Cells.head(text.substring(0, at));
      if (heads.put(head, reading(text, text.substring(at + 1).strip())) != null) {
        throw wrong("--map", text, "the column is mapped twice");
      }
    }
    Map<Meaning, Printed> figures = new LinkedHashMap<>();
    Map<Meaning, String> words = new LinkedHashMap<>();
    for (String text : given) {
      int at = text.indexOf('=');
      Optional<Meaning> meaning =
          at < 1 ? Optional.empty() : Meaning.labelled(text.substring(0, at).strip());
      String value = text.substring(at + 1).strip();
      if (meaning.filter(WORDS::contains).isPresent() && !value.isEmpty()) {
        requireNew(words.put(meaning.get(), value), text);
      } else {
        Meaning figure =
            meaning
                .filter(each -> each.dimension() != Dimension.TEXT)
                .orElseThrow(
                    () -> wrong("--given", text, "write it like connections=360 or tool=wrk"));
        requireNew(figures.put(figure, figure(figure, value, text)), text);
      }
    }
    return new AuditMapping(heads, figures, words, times);
  }

  private static void requireNew(Object earlier, String text) {
    if (earlier != null) {
      throw wrong("--given", text, "it is given twice");
    }
  }

  private static Optional<ColumnNames.Reading> reading(String text, String right) {
    if (right.equals(IGNORE)) {
      return Optional.empty();
    }
    String[] parts = right.split(":", 2);
    Meaning meaning =
        Meaning.labelled(parts[0])
            .orElseThrow(
                () ->
                    wrong(
                        "--map",
                        text,
                        "the meaning must be " + IGNORE + " or one of " + ColumnNames.labels()));
    String unit = parts.length == 2 ? parts[1].strip() : "";
    if (!unit.isEmpty() && meaning.dimension().scale(unit).isEmpty()) {
      throw wrong("--map", text, "'" + unit + "' is no unit of " + meaning.dimension().words());
    }
    return Optional.of(new ColumnNames.Reading(meaning, unit));
  }

  private static Printed figure(Meaning meaning, String value, String text) {
    return NumberText.of(value)
        .filter(number -> meaning.dimension().scale(number.unit()).isPresent())
        .filter(number -> meaning.dimension().isClearWithoutUnit() || !number.unit().isEmpty())
        .map(
            number ->
                number.printed(
                    meaning.dimension().scale(number.unit()).orElseThrow(),
                    Integer.MAX_VALUE,
                    meaning.dimension() == Dimension.COUNT))
        .filter(
            printed -> printed.value() > 0 || printed.value() == 0 && !DIVISORS.contains(meaning))
        .orElseThrow(
            () ->
                wrong(
                    "--given",
                    text,
                    "the value must be a number "
                        + (DIVISORS.contains(meaning) ? "above 0" : "of 0 or more")
                        + ", with its unit if it has one"));
  }

  /**
   * Checks that every column that is mapped is one of a table.
   *
   * @param others what may be the heads of a table that lies on its side
   * @throws BenchException of kind USAGE that names the column and those that there are
   */
  void requireHeads(String file, Set<String> heads, Set<String> others) {
    for (String head : columns.keySet()) {
      if (!heads.contains(head) && !others.contains(head)) {
        throw BenchException.usage(
            Text.of(
                "%s has no column '%s' to map by bench audit --map; it has: %s",
                file, Shown.brief(head), Shown.line(String.join(", ", heads))));
      }
    }
  }

  private static BenchException wrong(String option, String text, String remedy) {
    return BenchException.usage(Text.of("%s '%s': %s", option, Shown.brief(text), remedy));
  }
}
