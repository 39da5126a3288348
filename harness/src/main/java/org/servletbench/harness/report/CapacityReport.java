package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.MACHINE_BUSY_SHARE;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import java.util.Locale;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Capacity;
import org.servletbench.harness.verify.CapacitySearch;
import org.servletbench.harness.verify.CapacitySearch.Answer;
import org.servletbench.harness.verify.Slo;

/** Writes the result of a search for capacity: the rate, its interval, the curve and the limit. */
public final class CapacityReport {
  private static final List<Column<Capacity.Point>> FILE =
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

  private final Slo slo;
  private final Capacity capacity;

  public CapacityReport(Slo slo, Capacity capacity) {
    this.slo = slo;
    this.capacity = capacity;
  }

  /** Returns the text of {@code capacity.csv}: a row for each probe, by rate. */
  public String csv() {
    return Csv.of(FILE, capacity.curve());
  }

  /** Returns the curve as a table, and the result in a sentence. */
  public String console(Environment machine) {
    Table table =
        new Table(
            "rate/s",
            "SLO",
            "good/s",
            "p50 ms",
            "p99 ms",
            "errors",
            "CPU us/req",
            "busy",
            "limited by");
    for (Capacity.Point point : capacity.curve()) {
      table.row(
          Numbers.brief(point.rate()),
          answer(point),
          Numbers.brief(point.goodputRps()),
          Numbers.brief(point.p50Millis()),
          Numbers.brief(point.p99Millis()),
          Numbers.brief(point.errorShare()),
          Numbers.brief(point.cpuMicrosPerRequest()),
          Numbers.brief(point.busyShare()),
          point.limit().toString());
    }
    StringBuilder reasons = new StringBuilder();
    for (Capacity.Point point : capacity.curve()) {
      for (String reason : point.reasons()) {
        reasons.append(Text.of("invalid at %s/s: %s%n", Numbers.brief(point.rate()), reason));
      }
    }
    return Text.of(
        "%s\n\n%s\n%s%s\n", TextReport.machine(machine), table.plain(), reasons, sentence());
  }

  /** Describes the result in a sentence. */
  public String sentence() {
    if (capacity.sustained().isEmpty()) {
      return capacity.curve().stream().anyMatch(point -> point.answer() == Answer.MISSED)
          ? Text.of(
              "capacity: no probed rate holds %s; lowest: %s/s",
              slo, Numbers.brief(capacity.curve().getFirst().rate()))
          : Text.of("capacity: unknown, because no probe could measure whether %s holds", slo);
    }
    String interval =
        capacity.missed().isPresent()
            ? Text.of(
                "held in %d probes; %s/s does not, limited by %s",
                CapacitySearch.CONFIRMATIONS, Numbers.brief(capacity.missed()), capacity.limit())
            : "no higher rate was tried";
    String knee =
        capacity.knee().isPresent()
            ? Text.of("; p99 stays flat up to %s/s", Numbers.brief(capacity.knee()))
            : "";
    return Text.of(
        "capacity: %s/s with %s (%s%s)", Numbers.brief(capacity.sustained()), slo, interval, knee);
  }

  private static String answer(Capacity.Point point) {
    return point.answer().name().toLowerCase(Locale.ROOT);
  }
}
