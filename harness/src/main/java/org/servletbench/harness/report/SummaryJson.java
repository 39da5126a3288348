package org.servletbench.harness.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Writes {@code summary.json}: the rows of {@code summary.csv}, with the same names and digits.
 * {@code results/summary.schema.json} is its schema.
 */
public final class SummaryJson {
  public static final String FILE = "summary.json";

  /** Grows when a reader of an earlier version could misread the file. */
  private static final int VERSION = 1;

  private static final Set<String> TEXTS = Set.of("scenario", "strategy", "driver", "limited_by");

  private SummaryJson() {}

  /** Returns the text of the file. */
  public static String of(RunReport report) {
    Suite suite = report.summary().suite();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("suite", suite.name());
    json.put("question", suite.question());
    json.put("time_scale", suite.timeScale());
    json.put("scenarios", report.summary().scenarios().stream().map(SummaryJson::row).toList());
    return Json.file(json);
  }

  /** A figure that was not measured is null. */
  private static Map<String, Object> row(ScenarioSummary scenario) {
    Map<String, Object> row = new LinkedHashMap<>();
    CsvReport.SUMMARY.forEach(
        column -> {
          String cell = column.cell().apply(scenario);
          Object value = TEXTS.contains(column.head()) ? cell : number(cell);
          row.put(column.head(), value);
        });
    return row;
  }

  private static BigDecimal number(String cell) {
    return cell.isEmpty() ? null : new BigDecimal(cell);
  }
}
