package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SummaryJsonTest {
  private static final JsonNode SCHEMA = read(Path.of("../results/summary.schema.json"));

  @Test
  void it_fulfils_its_schema_also_where_nothing_was_measured() {
    assertThat(JsonSchema.faults(SCHEMA, json(Reports.of(6)))).isEmpty();
    assertThat(JsonSchema.faults(SCHEMA, json(Reports.withBrokenTrial("Is a < b?", "no port"))))
        .isEmpty();
  }

  @Test
  void it_holds_the_names_and_the_figures_of_the_csv_file() {
    RunReport report = Reports.withBrokenTrial("?", "no port");
    List<String> lines = CsvReport.files(report).get("summary.csv").lines().toList();
    List<String> heads = List.of(lines.getFirst().split(","));
    JsonNode json = json(report);

    assertThat(json.get("suite").asString()).isEqualTo("tiny");
    for (int i = 0; i < 2; i++) {
      JsonNode row = json.get("scenarios").get(i);
      assertThat(row.propertyNames()).containsExactlyElementsOf(heads.subList(1, heads.size()));
      String[] cells = lines.get(i + 1).replaceAll("\"([^\"]*),([^\"]*)\"", "$1;$2").split(",", -1);
      for (int at = 1; at < heads.size(); at++) {
        JsonNode value = row.get(heads.get(at));
        assertThat(value.isNull() ? "" : value.asString().replace(",", ";"))
            .as(heads.get(at))
            .isEqualTo(cells[at]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/scenarios/0/ok,             '\"7040\"'",
    "/scenarios/0/ok,             7040.5",
    "/scenarios/0/latency_p50_ms, -1",
    "/scenarios/0/driver,         '\"curl\"'",
    "/scenarios/0/scenario,       '\"=cmd|x\"'",
    "/scenarios/0/more,           1",
    "/version,                    2",
    "/scenarios,                  {}"
  })
  void the_schema_refuses_what_is_not_so(String pointer, String value) {
    JsonNode json = json(Reports.of(1));
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) json.at(pointer.substring(0, last)))
        .set(pointer.substring(last + 1), JsonMapper.shared().readTree(value));

    assertThat(JsonSchema.faults(SCHEMA, json)).hasSize(1);
  }

  @Test
  void the_schema_misses_every_name_that_is_missing() {
    JsonNode json = json(Reports.of(1));
    ((ObjectNode) json.at("/scenarios/1")).remove("valid");

    assertThat(JsonSchema.faults(SCHEMA, json))
        .singleElement()
        .asString()
        .startsWith("/scenarios/1: required");
  }

  @Test
  void a_text_of_a_stranger_is_a_text() {
    assertThat(SummaryJson.of(Reports.withBrokenTrial("</script>\u001b\u2028", "x")))
        .doesNotContain("<", ">", "\u001b", "\u2028");
  }

  private static JsonNode json(RunReport report) {
    return JsonMapper.shared().readTree(SummaryJson.of(report));
  }

  private static JsonNode read(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
