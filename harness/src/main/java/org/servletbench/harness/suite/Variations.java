package org.servletbench.harness.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One scenario for each value of a list: {@code rates: [100/s, 200/s]} makes {@code name-100} and
 * {@code name-200} of {@code name}. A scenario's list stands before the suite's.
 */
final class Variations {
  /** In place of a list of JDKs: each that is installed. */
  private static final String FOUND = "found";

  private final Section file;
  private final Supplier<List<String>> jdks;

  /**
   * A list that makes scenarios of one.
   *
   * @param list its key
   * @param section that a value is laid over
   * @param key in that section
   * @param prefix of the value in the scenario's name
   */
  private record Axis(String list, String section, String key, String prefix) {}

  private static final List<Axis> AXES =
      List.of(
          new Axis("rates", "load", "rate", ""),
          new Axis("in-flight", "load", "connections", ""),
          new Axis("delays", "downstream", "delay", ""),
          new Axis("jdks", "app", "jdk", "jdk-"));

  /**
   * @param jdks the installed ones, newest last, as {@code app.jdk} names them
   */
  Variations(Section file, Supplier<List<String>> jdks) {
    this.file = file;
    this.jdks = jdks;
    AXES.forEach(axis -> file.mayHave(axis.list()));
  }

  List<Section> of(Section scenario) {
    ObjectNode plain = ((ObjectNode) scenario.node()).deepCopy();
    AXES.forEach(axis -> plain.remove(axis.list()));
    List<ObjectNode> nodes = List.of(plain);
    for (Axis axis : AXES) {
      List<String> values = values(scenario, axis);
      if (!values.isEmpty() && (plain.has("strategy") || !axis.section().equals("app"))) {
        nodes = nodes.stream().flatMap(node -> each(node, axis, values).stream()).toList();
      }
    }
    return nodes.stream().map(node -> new Section(scenario.where(), node)).toList();
  }

  private List<String> values(Section scenario, Axis axis) {
    Section holder = scenario.node().has(axis.list()) ? scenario : file;
    List<String> values = holder.choices(axis.list());
    if (holder == file && values.isEmpty() && file.node().has(axis.list())) {
      throw holder.error("'" + axis.list() + "' is empty: name at least one or leave it out");
    }
    return values.equals(List.of(FOUND)) && axis.key().equals("jdk") ? jdks.get() : values;
  }

  private static List<ObjectNode> each(ObjectNode node, Axis axis, List<String> values) {
    List<ObjectNode> result = new ArrayList<>();
    for (String value : values) {
      ObjectNode copy = node.deepCopy();
      if (copy.has("name")) {
        copy.put("name", copy.get("name").asString() + "-" + axis.prefix() + label(value));
      }
      ObjectNode section =
          copy.get(axis.section()) instanceof ObjectNode own
              ? own
              : JsonNodeFactory.instance.objectNode();
      section.put(axis.key(), value);
      copy.set(axis.section(), section);
      result.add(copy);
    }
    return result;
  }

  /** As a scenario's name can hold it: 200/s is 200, 1.5s is 1-5s. */
  private static String label(String value) {
    return value
        .toLowerCase(Locale.ROOT)
        .replace("/s", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
