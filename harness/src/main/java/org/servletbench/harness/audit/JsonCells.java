package org.servletbench.harness.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a JSON array of objects: a row each, their keys the columns. */
final class JsonCells {
  /** Numbers stay as they were written: their digits tell how they were rounded. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private static final int MOST_DIGITS = 60;

  private JsonCells() {}

  static Cells read(String file, String text) {
    JsonNode root = parsed(file, text);
    if (!root.isArray()) {
      throw BenchException.usage(
          file + " is no table: its JSON must be an array of objects, one for each row");
    }
    if (root.size() > Cells.MOST_ROWS) {
      throw Cells.tooLarge(file, Text.count(Cells.MOST_ROWS, "row"));
    }
    Set<String> head = new LinkedHashSet<>();
    for (int i = 0; i < root.size(); i++) {
      if (!root.get(i).isObject()) {
        throw BenchException.usage(
            Text.of("%s, element %d is no object: make each row an object", file, i + 1));
      }
      head.addAll(root.get(i).propertyNames());
    }
    if (head.size() > Cells.MOST_COLUMNS) {
      throw Cells.tooLarge(file, Text.count(Cells.MOST_COLUMNS, "column"));
    }
    List<Cells.Line> rows = new ArrayList<>();
    for (int i = 0; i < root.size(); i++) {
      List<String> cells = new ArrayList<>();
      for (String key : head) {
        cells.add(cell(file, i + 1, key, root.get(i).path(key)));
      }
      rows.add(new Cells.Line(i + 1, cells));
    }
    return new Cells(file, List.copyOf(head), rows);
  }

  private static JsonNode parsed(String file, String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw BenchException.usage(
          Text.of(
              "%s is not valid JSON%s: write an array of objects, one for each row, with each key"
                  + " once",
              file, line > 0 ? " at line " + line : ""));
    }
  }

  private static String cell(String file, int row, String key, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isContainer()) {
      throw BenchException.usage(
          Text.of(
              "%s, element %d, '%s' holds more than one value: give each figure a key of its own",
              file, row, Shown.brief(key)));
    }
    if (!value.isBigDecimal()) {
      return value.asString();
    }
    BigDecimal number = value.decimalValue();
    return Math.abs(number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
  }
}
