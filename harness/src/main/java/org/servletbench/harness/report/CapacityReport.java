package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.MACHINE_BUSY_SHARE;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Capacity;
import org.servletbench.harness.verify.CapacitySearch.Answer;
import org.servletbench.harness.verify.Slo;

/** Writes the result of a search for capacity: the rate, its interval, the curve and the limit. */
public final class CapacityReport {
  public static final String FILE = "capacity.csv";

  private static final List<Column<Capacity.Point>> CSV =
      List.of(
          new Column<>("rate_rps", point -> Numbers.plain(point.rate())),
          new Column<>("slo", CapacityReport::answer),
          new Column<>(GOODPUT_RPS.label(), point -> Numbers.plain(point.goodputRps())),
          new Column<>(LATENCY.at(P50).label(), point -> Numbers.plain(point.p50Millis())),
          new Column<>(LATENCY.at(P99).label(), point -> Numbers.plain(point.p99Millis())),
          new Column<>("error_share", point -> Numbers.plain(point.errorShare())),
          new Column<>(
              CPU_US_PER_REQUEST.label(), point -> Numbers.plain(point.cpuMicrosPerRequest())),
          new Column<>(MACHINE_BUSY_SHARE.label(), point -> Numbers.plain(point.busyShare())),
          new Column<>("limited_by", point -> point.limit().toString()));

  private static final List<Column<Capacity.Point>> CURVE =
      List.of(
          new Column<>("rate", point -> Say.perSecond(point.rate())),
          new Column<>("SLO", CapacityReport::answer),
          new Column<>("good", point -> Say.figure(GOODPUT_RPS, point.goodputRps())),
          new Column<>("p50", point -> Say.figure(LATENCY.at(P50), point.p50Millis())),
          new Column<>("p99", point -> Say.figure(LATENCY.at(P99), point.p99Millis())),
          new Column<>("errors", point -> Say.known(point.errorShare(), Say::percent)),
          new Column<>(
              "CPU/req", point -> Say.figure(CPU_US_PER_REQUEST, point.cpuMicrosPerRequest())),
          new Column<>("busy", point -> Say.figure(MACHINE_BUSY_SHARE, point.busyShare())),
          new Column<>("limited by", point -> point.limit().toString()));

  private final Finding.Sustained found;
  private final Capacity capacity;

  public CapacityReport(Finding.Sustained found) {
    this.found = found;
    this.capacity = found.capacity();
  }

  /** Returns the text of {@code capacity.csv}: a row for each probe, by rate. */
  public String csv() {
    return Csv.of(CSV, capacity.curve());
  }

  /**
   * The curve as a table, and a sentence that says the result.
   *
   * @param columns characters of a line
   */
  public String console(Environment machine, int columns) {
    Stream<String> reasons =
        capacity.curve().stream()
            .flatMap(
                point ->
                    point.reasons().stream()
                        .map(
                            r ->
                                Text.of(
                                    "invalid at %s: %s",
                                    Say.perSecond(point.rate()), Shown.line(r))));
    return Lines.paragraph(Sections.machine(machine), columns)
        + "\n"
        + Table.of(CURVE, capacity.curve()).plain(columns)
        + "\n"
        + reasons.map(r -> Lines.paragraph(r, columns)).collect(Collectors.joining())
        + Lines.paragraph(sentence(found), columns);
  }

  /** Describes the result in a sentence. */
  static String sentence(Finding.Sustained found) {
    Capacity capacity = found.capacity();
    Slo slo = found.slo();
    if (capacity.sustained().isEmpty()) {
      return capacity.curve().stream()
          .filter(point -> point.answer() == Answer.MISSED)
          .findFirst()
          .map(
              lowest ->
                  Text.of(
                      capacity.curve().getFirst().rate() < lowest.rate()
                          ? "capacity: no probed rate holds %s; lowest: %s; no lower one could be"
                              + " measured"
                          : "capacity: no probed rate holds %s; lowest: %s",
                      slo,
                      Say.perSecond(lowest.rate())))
          .orElseGet(
              () ->
                  Text.of(
                      "capacity: unknown, because no probe could measure whether %s holds", slo));
    }
    double sustained = capacity.sustained().getAsDouble();
    String probes = Text.count(count(capacity, sustained, Answer.HELD), "probe");
    String interval =
        capacity.missed().isPresent()
            ? Text.of(
                "held in %s; %s %s%s",
                probes,
                Say.perSecond(capacity.missed().getAsDouble()),
                count(capacity, capacity.missed().getAsDouble(), Answer.MISSED) > 0
                    ? "does not"
                    : "could not be measured",
                LimitText.clause(List.of(capacity.limit())))
            : Text.of("held in %s; %s", probes, higher(capacity, sustained));
    String knee =
        capacity.knee().isPresent()
            ? Text.of("; p99 stays flat up to %s", Say.perSecond(capacity.knee().getAsDouble()))
            : "";
    return Text.of("capacity: %s with %s (%s%s)", Say.perSecond(sustained), slo, interval, knee);
  }

  /** What is known of higher rates where none was missed. */
  private static String higher(Capacity capacity, double sustained) {
    return capacity.curve().stream()
        .filter(point -> point.rate() > sustained)
        .findFirst()
        .map(point -> Say.perSecond(point.rate()) + " could not be measured")
        .orElse("no higher rate was tried");
  }

  private static long count(Capacity capacity, double rate, Answer answer) {
    return capacity.curve().stream()
        .filter(point -> point.rate() == rate && point.answer() == answer)
        .count();
  }

  private static String answer(Capacity.Point point) {
    return point.answer().name().toLowerCase(Locale.ROOT);
  }
}
