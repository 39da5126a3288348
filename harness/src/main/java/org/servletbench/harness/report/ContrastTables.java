package org.servletbench.harness.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Estimate;
import org.servletbench.harness.verify.Contrast;

/** Shows what was measured twice: both sides, their ratio, and the word for it. */
final class ContrastTables {
  private static final List<Column<Contrast>> SHOWN =
      List.of(
          new Column<>("metric", row -> row.metric().label()),
          new Column<>("base", row -> centre(row, row.base())),
          new Column<>("from, to", row -> ends(row, row.base())),
          new Column<>("other", row -> centre(row, row.other())),
          new Column<>("from, to", row -> ends(row, row.other())),
          new Column<>("other/base", ContrastTables::ratio),
          new Column<>("from, to", ContrastTables::ratioEnds),
          new Column<>("n", ContrastTables::n),
          new Column<>("it is", row -> row.difference().word().label()));

  private static final List<Field> FIELDS =
      Stream.of(
              Stream.of(
                  new Field("scenario", Contrast::scenario),
                  new Field("metric", row -> row.metric().label()),
                  new Field("unit", row -> row.metric().unit().symbol())),
              side("base", Contrast::base),
              side("other", Contrast::other),
              Stream.of(
                  new Field("ratio", row -> number(row.difference().ratio())),
                  new Field("low", row -> number(row.difference().low())),
                  new Field("high", row -> number(row.difference().high())),
                  new Field("p", row -> number(row.difference().p())),
                  new Field("difference", row -> row.difference().word().label()),
                  new Field("objection", row -> row.objection().orElse(""))))
          .flatMap(fields -> fields)
          .toList();

  private ContrastTables() {}

  /** What a row tells programs, under one name. */
  private record Field(String name, Function<Contrast, Object> of) {}

  /** For people, a block for each scenario. */
  static Table table(List<Contrast> contrasts) {
    Map<String, List<Contrast>> byScenario =
        contrasts.stream()
            .collect(
                Collectors.groupingBy(Contrast::scenario, LinkedHashMap::new, Collectors.toList()));
    return Table.inBlocks(
        SHOWN,
        byScenario.entrySet().stream()
            .map(each -> new Table.Block<>(each.getKey(), each.getValue()))
            .toList());
  }

  /** For programs: every field of a row by its name; null where there is no figure. */
  static Map<String, Object> fields(Contrast row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    FIELDS.forEach(field -> fields.put(field.name(), field.of().apply(row)));
    return fields;
  }

  /** The same as cells. */
  static List<Column<Contrast>> columns() {
    return FIELDS.stream()
        .map(field -> new Column<Contrast>(field.name(), row -> cell(field.of().apply(row))))
        .toList();
  }

  private static Stream<Field> side(String name, Function<Contrast, Optional<Estimate>> side) {
    return Stream.of(
        new Field(name + "_value", row -> side.apply(row).map(Estimate::centre).orElse(null)),
        new Field(
            name + "_low", row -> side.apply(row).map(each -> number(each.low())).orElse(null)),
        new Field(
            name + "_high", row -> side.apply(row).map(each -> number(each.high())).orElse(null)),
        new Field(name + "_n", row -> side.apply(row).map(Estimate::n).orElse(0)));
  }

  /** Three trials that scatter by orders of magnitude have an interval without an end. */
  private static Double number(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? Double.valueOf(value.getAsDouble())
        : null;
  }

  /** Writes a field as a cell. */
  private static String cell(Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> Numbers.plain(number);
      default -> value.toString();
    };
  }

  /** Tells a ratio with its interval, where there is one. */
  static String ratioInFull(Contrast row) {
    String ends = ratioEnds(row);
    return ratio(row) + (ends.isEmpty() ? "" : " (" + ends + ")");
  }

  private static String ratio(Contrast row) {
    return Say.known(row.difference().ratio(), ContrastTables::times);
  }

  private static String ratioEnds(Contrast row) {
    return row.difference().low().isPresent()
        ? Text.of(
            "%s to %s",
            RatioText.low(row.difference(), ContrastTables::times),
            RatioText.high(row.difference(), ContrastTables::times))
        : "";
  }

  private static String times(double ratio) {
    return Double.isFinite(ratio) ? Say.times(ratio) : "any";
  }

  static String centre(Contrast row, Optional<Estimate> side) {
    return side.map(each -> Say.figure(row.metric(), each.centre())).orElse("");
  }

  private static String ends(Contrast row, Optional<Estimate> side) {
    return side.filter(each -> each.low().isPresent())
        .map(
            each ->
                Text.of(
                    "%s to %s",
                    Say.figure(row.metric(), each.low()), Say.figure(row.metric(), each.high())))
        .orElse("");
  }

  /** The number of trials; of both sides where they differ. */
  private static String n(Contrast row) {
    return row.counts().stream().distinct().map(String::valueOf).collect(Collectors.joining("/"));
  }
}
