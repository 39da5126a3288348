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
  private final boolean amongOthers;
  private final List<Known> known = new ArrayList<>();

  /**
   * A column that is understood.
   *
   * @param unit as its head or the user gives it; may be empty
   */
  record Known(int index, String head, Meaning meaning, String unit) {}

  /**
   * @param amongOthers whether the page has other tables, so that this one may be about something
   *     else: a column whose cells do not fit its head is then left out, and not refused
   * @throws BenchException of kind USAGE if two columns have one meaning
   */
  TableColumns(Cells cells, AuditMapping mapping, boolean amongOthers) {
    this.cells = cells;
    this.mapping = mapping;
    this.amongOthers = amongOthers;
    for (int index = 0; index < cells.head().size(); index++) {
      int at = index;
      reading(index)
          .ifPresent(it -> known.add(new Known(at, cells.head().get(at), it.meaning(), it.unit())));
    }
    keepOneName();
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
    if (mapping.columns().containsKey(head)) {
      return mapping.columns().get(head);
    }
    List<ColumnNames.Reading> readings = ColumnNames.of(head);
    List<String> figures =
        cells.column(index).stream().filter(cell -> !NumberText.isNothing(cell)).toList();
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    List<String> tried = amongOthers ? figures : List.of(figures.getFirst());
    return readings.stream()
        .filter(
            each ->
                tried.stream()
                    .allMatch(
                        cell -> ColumnValues.fits(cell, each.meaning().dimension(), each.unit())))
        .findFirst()
        .or(() -> amongOthers ? Optional.empty() : readings.stream().findFirst());
  }

  /** The best spelling is the name; without any it is the scenario, or the first words. */
  private void keepOneName() {
    List<Known> names =
        known.stream()
            .filter(each -> each.meaning() == Meaning.NAME)
            .sorted(Comparator.comparingInt(each -> ColumnNames.rank(each.head(), Meaning.NAME)))
            .toList();
    names.stream().skip(1).forEach(known::remove);
    if (names.isEmpty()) {
      nameless().ifPresent(each -> known.add(0, each));
    }
  }

  private Optional<Known> nameless() {
    Optional<Known> scenario =
        known.stream().filter(each -> each.meaning() == Meaning.SCENARIO).findFirst();
    if (scenario.isPresent()) {
      known.remove(scenario.get());
      return scenario.map(it -> new Known(it.index(), it.head(), Meaning.NAME, ""));
    }
    for (int index = 0; index < cells.head().size(); index++) {
      String head = cells.head().get(index);
      int at = index;
      boolean free =
          known.stream().noneMatch(each -> each.index() == at)
              && !mapping.columns().containsKey(head);
      if (free && cells.column(index).stream().anyMatch(TableColumns::isWords)) {
        return Optional.of(new Known(index, head, Meaning.NAME, ""));
      }
    }
    return Optional.empty();
  }

  private static boolean isWords(String cell) {
    return !NumberText.isNothing(cell) && NumberText.of(cell).isEmpty();
  }

  private void requireOneEach() {
    for (Known one : known) {
      for (Known other : known) {
        if (one.index() < other.index()
            && one.meaning() == other.meaning()
            && one.meaning().dimension() != Dimension.TEXT) {
          throw BenchException.usage(
              Text.of(
                  "%s: the columns '%s' and '%s' both mean %s: leave one out by"
                      + " bench audit --map 'COLUMN=ignore'",
                  cells.file(), one.head(), other.head(), one.meaning().label()));
        }
      }
    }
  }
}
