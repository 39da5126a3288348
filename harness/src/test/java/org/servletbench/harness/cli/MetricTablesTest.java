package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.catalogue.Catalogue;
import org.servletbench.harness.catalogue.Metric;

/** The table of metrics in results/README.md is the catalogue's, to the letter. */
class MetricTablesTest {
  private static final String BEGIN = "<!-- metrics -->\n";
  private static final String END = "<!-- /metrics -->";

  @Test
  void results_README_describes_the_metrics_as_the_catalogue_declares_them() {
    String page = Docs.text("results/README.md");
    String table =
        page.substring(
            page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END, page.indexOf(BEGIN)));

    assertThat(table)
        .as("paste between the marks in results/README.md:%n%s", generated())
        .isEqualTo(generated());
  }

  /** As it must stand between the two marks. */
  static String generated() {
    return Catalogue.all().stream()
        .map(MetricTablesTest::row)
        .collect(
            Collectors.joining(
                "\n",
                "| metric | unit | source | meaning | empty when |\n|---|---|---|---|---|\n",
                "\n"));
  }

  private static String row(Metric metric) {
    Metric.Declaration it = metric.declared();
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(it.label(), it.unit().symbol(), it.source(), it.meaning(), it.empty());
  }
}
