package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_P50_MS;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_P99_MS;
import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_CORES_BENCHMARK_APP;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.PSS_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ToolFigure.BYTES_PER_RESPONSE;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.PublishedRow;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.Table.Block;
import org.servletbench.harness.verify.ArticleTable;
import org.servletbench.harness.verify.ArticleTable.Row;
import org.servletbench.harness.verify.Ranks;
import org.servletbench.harness.verify.ScenarioSummary;

/** Sets an article's figures and ranks beside those of a run. */
final class ArticleTables {
  static final String FILE = "frameworks.csv";

  static final String HOW_MEASURED =
      "The article's figures are in brackets. No tool tells memory, CPU or the time to connect: wrk"
          + " has no such figures, and what ab prints is a deviation. Here memory and CPU come from"
          + " /proc, and connecting is measured by the workload connect with our own driver; the"
          + " column is empty where that was not run.";

  private static final List<Column<Row>> RANKS =
      List.of(
          name("beside the article"),
          new Column<>("rank", row -> whole(row.rank())),
          new Column<>("[rank]", row -> whole(row.articleRank())),
          ours("good", GOODPUT_RPS),
          theirs("[rate]", row -> Say.perSecond(row.rate())),
          new Column<>("over go-std", row -> Say.known(row.overBase(), Say::times)),
          new Column<>("[over go-std]", row -> Say.known(row.articleOverBase(), Say::times)),
          ours("CPU/req", CPU_US_PER_REQUEST));

  private static final List<Column<Row>> COLUMNS =
      List.of(
          name("its other columns"),
          ours("RSS", RSS_PEAK_MIB),
          ours("PSS", PSS_MIB),
          optional("[memory]", PublishedRow::memoryMegabytes, " MB"),
          ours("cores", CPU_CORES_BENCHMARK_APP),
          optional("[CPU]", PublishedRow::cpuPercent, " %"),
          ours("failed", FAILED),
          optional("[errors]", PublishedRow::errorPercent, " %"),
          ours("bytes each", BYTES_PER_RESPONSE),
          optional("[bytes each]", ArticleTables::bytesEach, " B"),
          connecting("connect p50", CONNECT_P50_MS),
          connecting("connect p99", CONNECT_P99_MS),
          optional("[setup]", PublishedRow::connectMillis, " ms"));

  private static final List<Column<Line>> CSV =
      List.of(
          new Column<>("table", line -> line.table().use()),
          new Column<>("scenario", line -> summary(line).scenario().name()),
          new Column<>("framework", line -> summary(line).scenario().target().label()),
          new Column<>("driver", line -> summary(line).scenario().driver().label()),
          new Column<>("connections", line -> Integer.toString(line.table().connections())),
          new Column<>("keep_alive", line -> line.table().rung().keepsAlive() ? "on" : "off"),
          new Column<>("trials", line -> Integer.toString(summary(line).trials())),
          new Column<>("valid", line -> Integer.toString(summary(line).valid())),
          new Column<>("rank", line -> whole(line.row().rank())),
          new Column<>("article_rank", line -> whole(line.row().articleRank())),
          figure(GOODPUT_RPS),
          figure(THROUGHPUT_RPS),
          published("article_rps", row -> OptionalDouble.of(row.rate())),
          new Column<>("over_go", line -> Numbers.plain(line.row().overBase())),
          new Column<>("article_over_go", line -> Numbers.plain(line.row().articleOverBase())),
          figure(CPU_US_PER_REQUEST),
          figure(CPU_CORES_BENCHMARK_APP),
          published("article_cpu_percent", PublishedRow::cpuPercent),
          figure(RSS_PEAK_MIB),
          figure(PSS_MIB),
          published("article_memory_mb", PublishedRow::memoryMegabytes),
          figure(FAILED),
          published("article_error_percent", PublishedRow::errorPercent),
          figure(BYTES_PER_RESPONSE),
          published("article_bytes_per_response", ArticleTables::bytesEach),
          measuredByConnecting(CONNECT_P50_MS),
          measuredByConnecting(CONNECT_P99_MS),
          published("article_connection_setup_ms", PublishedRow::connectMillis),
          new Column<>("reason", line -> String.join("; ", summary(line).invalidReasons())));

  private ArticleTables() {}

  /** A row of one of the tables. */
  private record Line(ArticleTable table, Row row) {}

  /** The ranks, a block for each of the article's tables. */
  static Table ranks(RunReport report) {
    return Table.inBlocks(RANKS, blocks(report));
  }

  /** What else the article printed, beside what it really is. */
  static Table columns(RunReport report) {
    return Table.inBlocks(COLUMNS, blocks(report));
  }

  /** How the ranks came about, and what they are worth. */
  static String howRanked(RunReport report) {
    int fewest =
        report.tables().stream()
            .flatMap(table -> table.rows().stream())
            .mapToInt(row -> row.scenario().valid())
            .filter(valid -> valid > 0)
            .min()
            .orElse(0);
    return Text.of(
        "Ranks are by good answers per second, and shared where the run cannot tell two apart;"
            + " without a valid trial there is none. The article's figures are in brackets.%s",
        fewest < Ranks.LEAST_TRIALS
            ? Text.of(" With fewer than %d trials the order is indicated only.", Ranks.LEAST_TRIALS)
            : "");
  }

  static String csv(RunReport report) {
    List<Line> lines = new ArrayList<>();
    report.tables().forEach(table -> table.rows().forEach(row -> lines.add(new Line(table, row))));
    return Csv.of(CSV, lines);
  }

  private static List<Block<Row>> blocks(RunReport report) {
    return report.tables().stream()
        .map(
            table ->
                new Block<>(
                    Text.of(
                        "%s: %s, %d connections, %s",
                        table.use(),
                        table.rows().getFirst().scenario().scenario().driver().label(),
                        table.connections(),
                        table.rung().keepsAlive() ? "kept" : "one for each request"),
                    table.rows()))
        .toList();
  }

  private static Column<Row> name(String head) {
    return new Column<>(head, row -> row.scenario().scenario().name());
  }

  private static Column<Row> ours(String head, Metric metric) {
    return new Column<>(head, row -> Say.figure(metric, row.scenario().pooled(metric)));
  }

  private static Column<Row> connecting(String head, Metric metric) {
    return new Column<>(
        head, row -> row.connecting().map(it -> Say.figure(metric, it.median(metric))).orElse(""));
  }

  private static Column<Row> theirs(String head, Function<PublishedRow, String> words) {
    return new Column<>(head, row -> row.article().map(words).orElse(""));
  }

  private static Column<Row> optional(
      String head, Function<PublishedRow, OptionalDouble> figure, String unit) {
    return theirs(
        head,
        row -> {
          OptionalDouble value = figure.apply(row);
          return value.isPresent() ? Say.number(value.getAsDouble()) + unit : "";
        });
  }

  /** What its throughput in KB/s makes of each response; its tools count 1,024 bytes a KB. */
  private static OptionalDouble bytesEach(PublishedRow row) {
    return row.kilobytesPerSecond().isPresent()
        ? OptionalDouble.of(row.kilobytesPerSecond().getAsDouble() * 1024 / row.rate())
        : OptionalDouble.empty();
  }

  private static String whole(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
  }

  private static ScenarioSummary summary(Line line) {
    return line.row().scenario();
  }

  private static Column<Line> figure(Metric metric) {
    return new Column<>(metric.label(), line -> Numbers.plain(summary(line).pooled(metric)));
  }

  private static Column<Line> measuredByConnecting(Metric metric) {
    return new Column<>(
        metric.label(),
        line -> line.row().connecting().map(it -> Numbers.plain(it.median(metric))).orElse(""));
  }

  private static Column<Line> published(
      String head, Function<PublishedRow, OptionalDouble> figure) {
    return new Column<>(
        head,
        line -> Numbers.plain(line.row().article().map(figure).orElse(OptionalDouble.empty())));
  }
}
