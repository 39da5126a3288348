package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/** Finds out what the columns of one table mean. */
final class TableColumns {
  private final Cells cells;
  private final AuditMapping mapping;
  private final Trust trust;
  private final List<Known> known = new ArrayList<>();

  /**
   * A column that is understood.
   *
   * @param unit as its head or the user gives it; may be empty
   */
  record Known(int index, String head, Meaning meaning, String unit) {}

  /** How sure it is that a table holds results. */
  enum Trust {
    /** It is the only one of its file: a column whose cells do not fit its head is refused. */
    SURE,
    /** Its page has others, so that it may be about something else: such a column is left out. */
    UNSURE,
    /** It was turned because its head tells nothing: not even a word may stand among figures. */
    TURNED
  }

  /**
   * @throws BenchException of kind USAGE if two columns have one meaning
   */
  TableColumns(Cells cells, AuditMapping mapping, Trust trust) {
    this.cells = cells;
    this.mapping = mapping;
    this.trust = trust;
    for (int index = 0; index < cells.head().size(); index++) {
      int at = index;
      reading(index)
          .ifPresent(it -> known.add(new Known(at, cells.head().get(at), it.meaning(), it.unit())));
    }
    keepOneName();
    addParameters();
    requireOneEach();
  }

  Cells cells() {
    return cells;
  }

  List<Known> known() {
    return known;
  }

  boolean hasFigures() {
    return known.stream().anyMatch(each -> each.meaning().dimension() != Dimension.TEXT);
  }

  /** Returns the heads of all other columns. */
  List<String> unused() {
    List<String> heads = new ArrayList<>();
    for (int index = 0; index < cells.head().size(); index++) {
      int at = index;
      if (known.stream().noneMatch(each -> each.index() == at)) {
        heads.add(Shown.brief(cells.head().get(index)));
      }
    }
    return heads;
  }

  private Optional<ColumnNames.Reading> reading(int index) {
    String head = cells.head().get(index);
    List<String> figures = figures(cells.column(index));
    if (mapping.columns().containsKey(head)) {
      return mapping.columns().get(head).map(it -> withTimes(it, figures));
    }
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    List<ColumnNames.Reading> readings =
        ColumnNames.of(head).stream().map(it -> withTimes(it, figures)).toList();
    return fitting(readings, figures)
        .or(
            () ->
                trust == Trust.SURE
                    ? fitting(readings, List.of(figures.getFirst()))
                    : Optional.empty())
        .or(
            () ->
                readings.stream()
                    .filter(it -> trust == Trust.SURE)
                    .filter(it -> !it.meaning().isOfMachine() || hasNumber(figures))
                    .findFirst());
  }

  private static Optional<ColumnNames.Reading> fitting(
      List<ColumnNames.Reading> readings, List<String> cells) {
    return readings.stream()
        .filter(
            each ->
                cells.stream()
                    .allMatch(
                        cell -> ColumnValues.fits(cell, each.meaning().dimension(), each.unit())))
        .findFirst();
  }

  /** A column "gc" or "memory" without any number names the collector or the hardware. */
  private static boolean hasNumber(List<String> cells) {
    return cells.stream().anyMatch(cell -> NumberText.of(cell).isPresent());
  }

  /** Drops what tells no figure, unless nothing else is there. */
  private List<String> figures(List<String> column) {
    List<String> told = column.stream().filter(cell -> !NumberText.isNothing(cell)).toList();
    if (trust == Trust.TURNED) {
      return told;
    }
    List<String> figures = told.stream().filter(cell -> !NumberText.isRemark(cell)).toList();
    return figures.isEmpty() && !told.stream().allMatch(NumberText::isBound) ? told : figures;
  }

  /** Gives a time the unit that holds where neither head nor cell has one. */
  private ColumnNames.Reading withTimes(ColumnNames.Reading it, List<String> figures) {
    boolean has =
        !it.unit().isEmpty()
            || figures.stream()
                .flatMap(cell -> NumberText.of(cell).stream())
                .anyMatch(number -> !number.unit().isEmpty());
    return has || it.meaning().dimension() != Dimension.TIME
        ? it
        : new ColumnNames.Reading(it.meaning(), times());
  }

  /** Returns the unit that the user states, or ms below the heads of JMeter and Locust. */
  private String times() {
    boolean inMillis =
        cells.head().contains("# Samples")
            || cells.head().containsAll(List.of("Request Count", "Failure Count"));
    return mapping.times().isEmpty() && inMillis ? "ms" : mapping.times();
  }

  /** The best spelling is the name; without any it is the scenario, or the first words. */
  private void keepOneName() {
    List<Known> names =
        known.stream()
            .filter(each -> each.meaning() == Meaning.NAME)
            .sorted(
                Comparator.comparing((Known each) -> !mapping.columns().containsKey(each.head()))
                    .thenComparingInt(each -> ColumnNames.rank(each.head(), Meaning.NAME)))
            .toList();
    names.stream().skip(1).forEach(known::remove);
    if (names.isEmpty()) {
      nameless().ifPresent(each -> known.add(0, each));
    }
  }

  private Optional<Known> nameless() {
    Optional<Known> scenario = known(Meaning.SCENARIO);
    scenario.ifPresent(known::remove);
    return scenario
        .or(() -> known(Meaning.ENDPOINT))
        .or(this::words)
        .or(() -> known(Meaning.TABLE))
        .map(it -> new Known(it.index(), it.head(), Meaning.NAME, ""));
  }

  private Optional<Known> known(Meaning meaning) {
    return known.stream().filter(each -> each.meaning() == meaning).findFirst();
  }

  /** Finds a column of words, left of all figures, that means nothing else. */
  private Optional<Known> words() {
    int figures =
        known.stream()
            .filter(each -> each.meaning().dimension() != Dimension.TEXT)
            .mapToInt(Known::index)
            .min()
            .orElse(cells.head().size());
    for (int index = 0; index < figures; index++) {
      String head = cells.head().get(index);
      int at = index;
      boolean free =
          known.stream().noneMatch(each -> each.index() == at)
              && !mapping.columns().containsKey(head);
      long words = cells.column(index).stream().filter(TableColumns::isWords).count();
      if (free && words > 0 && 2 * words >= cells.rows().size()) {
        return Optional.of(new Known(index, head, Meaning.NAME, ""));
      }
    }
    return Optional.empty();
  }

  private static boolean isWords(String cell) {
    return NumberText.of(cell).isEmpty() && cell.matches("[^0-9]*\\p{L}.*");
  }

  /** Takes columns that no rule knows for scenarios, where they hold a parameter. */
  private void addParameters() {
    Optional<Known> name = known(Meaning.NAME);
    for (int index = 0; name.isPresent() && index < cells.head().size(); index++) {
      String head = cells.head().get(index);
      int at = index;
      boolean free =
          known.stream().noneMatch(each -> each.index() == at)
              && !mapping.columns().containsKey(head);
      if (free && Parameters.isOne(cells, index, name.get().index())) {
        known.add(new Known(index, head, Meaning.SCENARIO, ""));
      }
    }
  }

  /** Two columns of one meaning are one where they say the same. */
  private void requireOneEach() {
    known.removeIf(
        other ->
            known.stream()
                .anyMatch(
                    one ->
                        one.index() < other.index()
                            && one.meaning() == other.meaning()
                            && cells.column(one.index()).equals(cells.column(other.index()))));
    for (Known one : known) {
      for (Known other : known) {
        if (one.index() < other.index()
            && one.meaning() == other.meaning()
            && one.meaning().dimension() != Dimension.TEXT) {
          if (trust == Trust.TURNED) {
            known.clear(); // it lists settings
            return;
          }
          throw BenchException.usage(
              Text.of(
                  "%s: the columns '%s' and '%s' both mean %s: %s",
                  cells.file(),
                  one.head(),
                  other.head(),
                  one.meaning().label(),
                  one.head().equals(other.head())
                      ? "give one of them another head"
                      : "leave one out by bench audit --map 'COLUMN=ignore'"));
        }
      }
    }
  }
}
