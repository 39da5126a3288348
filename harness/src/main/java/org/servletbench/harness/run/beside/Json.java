package org.servletbench.harness.run.beside;

import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers in a tool's JSON, by their path. */
record Json(JsonNode root) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static Json parse(String text) {
    return new Json(MAPPER.readTree(text));
  }

  /**
   * A number that must be there.
   *
   * @param path a JSON pointer, such as {@code /summary/total}
   */
  double number(String path) {
    return optional(path)
        .orElseThrow(() -> new IllegalArgumentException("its JSON has no number " + path));
  }

  /** Empty where it is missing or null. */
  OptionalDouble optional(String path) {
    JsonNode node = root.at(path);
    return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
  }

  /** Sum of the numbers of an object. */
  double sum(String path) {
    double sum = 0;
    for (JsonNode node : root.at(path)) {
      sum += node.doubleValue();
    }
    return sum;
  }
}
