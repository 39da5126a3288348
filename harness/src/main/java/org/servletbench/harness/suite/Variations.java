package org.servletbench.harness.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one scenario for each workload, and for each value of a list: {@code rates: [100/s, 200/s]}
 * turns {@code name} into {@code name-100} and {@code name-200}. A scenario's list overrides the
 * suite's.
 */
final class Variations {
  /** The word that stands for a list of all installed JDKs. */
  private static final String FOUND = "found";

  private static final String WORKLOADS = "workloads";

  private final Section file;
  private final Supplier<List<String>> jdks;

  /**
   * A list that turns one scenario into several.
   *
   * @param list key of the list
   * @param section section that a value is put into
   * @param key key of the value in that section
   * @param prefix text before the value in the scenario's name
   */
  private record Axis(String list, String section, String key, String prefix) {}

  private static final List<Axis> AXES =
      List.of(
          new Axis("rates", "load", "rate", ""),
          new Axis("in-flight", "load", "connections", ""),
          new Axis("delays", "downstream", "delay", ""),
          new Axis("jdks", "app", "jdk", "jdk-"));

  /**
   * @param jdks names of the installed JDKs, newest last, as {@code app.jdk} takes them
   */
  Variations(Section file, Supplier<List<String>> jdks) {
    this.file = file;
    this.jdks = jdks;
    AXES.forEach(axis -> file.mayHave(axis.list()));
    file.mayHave(WORKLOADS);
  }

  /** Whether a list, of the scenario's own or the suite's, gives a scenario its values. */
  boolean varies(Section scenario, String list) {
    return AXES.stream()
        .filter(axis -> axis.list().equals(list))
        .anyMatch(axis -> !values(scenario, axis).isEmpty());
  }

  List<Section> of(Section scenario) {
    ObjectNode plain = ((ObjectNode) scenario.node()).deepCopy();
    AXES.forEach(axis -> plain.remove(axis.list()));
    List<ObjectNode> nodes = workloads(plain);
    for (Axis axis : AXES) {
      List<String> values = values(scenario, axis);
      if (!values.isEmpty() && (plain.has("strategy") || !axis.section().equals("app"))) {
        nodes = nodes.stream().flatMap(node -> each(node, axis, values).stream()).toList();
      }
    }
    return nodes.stream().map(scenario::variant).toList();
  }

  /** Adds what a workload says to what the scenario says itself, which wins key by key. */
  private List<ObjectNode> workloads(ObjectNode scenario) {
    if (!file.node().has(WORKLOADS)) {
      return List.of(scenario);
    }
    List<ObjectNode> nodes = new ArrayList<>();
    Section workloads = file.section(WORKLOADS);
    for (String name : workloads.node().propertyNames()) {
      Section workload = workloads.section(name);
      workload.mayHave("driver", "load", "warm-up", "downstream", "client");
      LoadParser.requireUse(workload);
      ObjectNode node = ((ObjectNode) workload.node()).deepCopy();
      scenario
          .properties()
          .forEach(
              own -> {
                if (node.get(own.getKey()) instanceof ObjectNode both
                    && own.getValue() instanceof ObjectNode section) {
                  both.setAll(section);
                } else {
                  node.set(own.getKey(), own.getValue());
                }
              });
      rename(node, label(name));
      nodes.add(node);
    }
    if (nodes.isEmpty()) {
      throw file.error("'" + WORKLOADS + "' is empty: name at least one or leave it out");
    }
    return nodes;
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
      rename(copy, axis.prefix() + label(value));
      JsonNode own = copy.path(axis.section());
      if (own.isMissingNode() || own.isNull()) {
        own = JsonNodeFactory.instance.objectNode();
        copy.set(axis.section(), own);
      }
      if (own instanceof ObjectNode section) { // else it is refused when it is read
        section.put(axis.key(), value);
      }
      result.add(copy);
    }
    return result;
  }

  /** Adds a word to the name; one that is missing or no text is refused when it is read. */
  private static void rename(ObjectNode scenario, String word) {
    if (scenario.path("name").isString()) {
      scenario.put("name", scenario.get("name").asString() + "-" + word);
    }
  }

  /** Converts a value to a part of a scenario's name: 200/s to 200, 1.5s to 1-5s. */
  private static String label(String value) {
    return value
        .toLowerCase(Locale.ROOT)
        .replaceFirst("/s$", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
