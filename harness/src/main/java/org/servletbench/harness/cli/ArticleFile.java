package org.servletbench.harness.cli;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.load.PlainCsv;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.PublishedRow;

/** Reads {@code results/reference/framework-article.csv}. */
final class ArticleFile {
  private static final List<String> NEEDED =
      List.of("table", "tool", "keep_alive", "scenario", "framework", "qps");

  private ArticleFile() {}

  /**
   * Returns the rows, in the order of the file.
   *
   * @throws BenchException of kind USAGE that says which line is wrong
   */
  static List<PublishedRow> parse(String text) {
    try {
      return new PlainCsv(text, NEEDED).rows().stream().map(ArticleFile::row).toList();
    } catch (IllegalArgumentException e) {
      throw BenchException.usage("framework-article.csv, " + e.getMessage());
    }
  }

  private static PublishedRow row(PlainCsv.Row row) {
    return new PublishedRow(
        (int) row.whole("table", 1, 99),
        Driver.of(row.text("tool")),
        row.text("keep_alive").equals("on"),
        row.text("scenario"),
        row.text("framework"),
        row.decimal("qps"),
        figure(row, "memory_mb"),
        figure(row, "cpu_percent"),
        figure(row, "error_percent"),
        figure(row, "throughput_kb_s"),
        figure(row, "connection_setup_ms"));
  }

  private static OptionalDouble figure(PlainCsv.Row row, String column) {
    return row.columns().contains(column) && !row.text(column).isEmpty()
        ? OptionalDouble.of(row.decimal(column))
        : OptionalDouble.empty();
  }
}
