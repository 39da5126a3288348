package org.servletbench.harness.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.model.Shown;

/**
 * A row whose cells are understood.
 *
 * @param line line of the file
 * @param name the contender; {@code row N} in a table without names
 * @param labels what its words say
 * @param figures its figures, in base units
 */
record Row(int line, String name, Map<Meaning, String> labels, Map<Meaning, Printed> figures) {
  private static final String NAMELESS = "row ";

  /** Figures that the user sets: only rows that share them repeat one run. */
  static final List<Meaning> SET =
      List.of(
          Meaning.CONNECTIONS,
          Meaning.USERS,
          Meaning.PIPELINE,
          Meaning.STREAMS,
          Meaning.OFFERED,
          Meaning.CORES);

  /** The labels that set rows apart: those of one group share all of them. */
  private static final List<Meaning> GROUPING =
      List.of(
          Meaning.TABLE,
          Meaning.SCENARIO,
          Meaning.ENDPOINT,
          Meaning.TOOL,
          Meaning.DRIVER,
          Meaning.KEEP_ALIVE);

  /** Names a row whose table has no names by its place. */
  static String nameless(int place) {
    return NAMELESS + place;
  }

  Optional<Printed> get(Meaning meaning) {
    return Optional.ofNullable(figures.get(meaning));
  }

  boolean has(Meaning... meanings) {
    return List.of(meanings).stream().allMatch(figures::containsKey);
  }

  /** Returns the value, in base units, of a figure that the row has. */
  double value(Meaning meaning) {
    return figures.get(meaning).value();
  }

  /** Writes a figure that the row has. */
  String say(Meaning meaning) {
    return meaning.dimension().say(value(meaning));
  }

  /** Writes the name of a figure and the figure. */
  String tell(Meaning meaning) {
    return meaning.label() + " " + say(meaning);
  }

  /** Returns the label in lower case; empty if the row has none. */
  String label(Meaning meaning) {
    return labels.getOrDefault(meaning, "").toLowerCase(Locale.ROOT);
  }

  /** Returns the name, cut if it is long. */
  String shown() {
    return Shown.brief(name);
  }

  /** Returns what the rows of a group have in common, to be shown. */
  String group() {
    return String.join(
        ", ",
        GROUPING.stream()
            .filter(it -> !labels.getOrDefault(it, "").isEmpty())
            .map(it -> in(it, Shown.brief(labels.get(it))))
            .toList());
  }

  /** {@code on} and {@code 1} tell nothing without the name of their column. */
  private static String in(Meaning meaning, String label) {
    boolean needsName =
        meaning == Meaning.KEEP_ALIVE || label.chars().noneMatch(Character::isLetter);
    return needsName ? meaning.label() + " " + label : label;
  }

  /** Returns the labels that set it apart from rows of another group. */
  List<String> apart() {
    return GROUPING.stream().map(it -> labels.getOrDefault(it, "")).toList();
  }

  /**
   * Whether both tell of one contender, under labels and loads that agree where both have them. A
   * place in the table is no name.
   */
  boolean isSameAs(Row other) {
    return plain(name).equals(plain(other.name))
        && !name.matches(NAMELESS + "[0-9]+")
        && SET.stream()
            .filter(load -> has(load) && other.has(load))
            .allMatch(load -> figures.get(load).agreesWith(other.figures.get(load)))
        && GROUPING.stream()
            .filter(label -> labels.containsKey(label) && other.labels.containsKey(label))
            .allMatch(label -> plain(labels.get(label)).equals(plain(other.labels.get(label))));
  }

  /** Returns this row with the figures of its raw run in place of its own. */
  Row with(Row raw) {
    Map<Meaning, Printed> both = new EnumMap<>(Meaning.class);
    both.putAll(figures);
    both.putAll(raw.figures);
    return new Row(line, name, labels, both);
  }

  /**
   * Returns this row with what it lacks from its raw run: no figure of one run replaces its own.
   */
  Row completedBy(Row raw) {
    Map<Meaning, Printed> both = new EnumMap<>(Meaning.class);
    both.putAll(raw.figures);
    both.putAll(figures);
    return new Row(line, name, labels, both);
  }

  /** Drops case and signs, so that {@code Go std} is {@code go-std}; C, C++ and C# stay apart. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}+#]", "");
  }
}
