package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks JSON against the keywords of JSON Schema 2020-12 that our schemas use. One that it does
 * not know is an error, so that no demand goes unchecked.
 */
final class JsonSchema {
  private static final Set<String> NOTES = Set.of("$schema", "title", "description");

  private final List<String> faults = new ArrayList<>();

  private JsonSchema() {}

  /** Returns what is wrong, each with the pointer of the value. */
  static List<String> faults(JsonNode schema, JsonNode value) {
    JsonSchema check = new JsonSchema();
    check.check(schema, value, "");
    return check.faults;
  }

  private void check(JsonNode schema, JsonNode value, String at) {
    for (String keyword : schema.propertyNames()) {
      JsonNode demand = schema.get(keyword);
      boolean holds =
          switch (keyword) {
            case "type" -> isOfType(demand, value);
            case "const" -> demand.equals(value);
            case "enum" -> demand.valueStream().anyMatch(value::equals);
            case "minimum" -> !value.isNumber() || value.asDouble() >= demand.asDouble();
            case "pattern" -> !value.isString() || value.asString().matches(demand.asString());
            case "required" ->
                !value.isObject()
                    || demand.valueStream().allMatch(name -> value.has(name.asString()));
            case "additionalProperties" ->
                !value.isObject()
                    || schema.get("properties").propertyNames().containsAll(value.propertyNames());
            case "properties" -> {
              for (String name : demand.propertyNames()) {
                if (value.has(name)) {
                  check(demand.get(name), value.get(name), at + "/" + name);
                }
              }
              yield true;
            }
            case "items" -> {
              for (int i = 0; value.isArray() && i < value.size(); i++) {
                check(demand, value.get(i), at + "/" + i);
              }
              yield true;
            }
            default -> NOTES.contains(keyword);
          };
      if (!holds) {
        faults.add(at + ": " + keyword + " " + demand);
      }
    }
  }

  private static boolean isOfType(JsonNode types, JsonNode value) {
    return types.isString()
        ? isOfType(types.asString(), value)
        : types.valueStream().anyMatch(type -> isOfType(type.asString(), value));
  }

  private static boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "null" -> value.isNull();
      default -> false;
    };
  }
}
