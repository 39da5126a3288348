package org.servletbench.harness.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.servletbench.harness.catalogue.Nearest;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;
import tools.jackson.databind.JsonNode;

/**
 * A mapping of a YAML file. Each key that is read is ticked off; a key left over is an error, in
 * every section that was opened: {@link #read} is the only way to one, and checks all at its end.
 */
final class Section {
  private final String where;
  private final JsonNode node;
  private final Set<String> known;
  private final List<Section> opened;

  private Section(String where, JsonNode node, Set<String> known, List<Section> opened) {
    this.where = where;
    this.node = node;
    this.known = known;
    this.opened = opened;
    if (!node.isObject()) {
      throw error("must be a mapping of keys to values");
    }
    opened.add(this);
  }

  /**
   * What a reader makes of a file.
   *
   * @throws BenchException of kind USAGE if a section that it opened holds a key that it never
   *     asked for, with the nearest that it did
   */
  static <T> T read(String where, JsonNode node, Function<Section, T> reader) {
    List<Section> opened = new ArrayList<>();
    T result = reader.apply(new Section(where, node, new LinkedHashSet<>(), opened));
    opened.forEach(Section::requireNoOtherKeys);
    return result;
  }

  /** Another mapping that is read in the place of one of this file. */
  Section instead(String name, JsonNode other) {
    return new Section(name, other, new LinkedHashSet<>(), opened);
  }

  /** A variant of this section: what is read of either counts for both. */
  Section variant(JsonNode other) {
    return new Section(where, other, known, opened);
  }

  String text(String key) {
    return optionalText(key).orElseThrow(() -> error("has no '" + key + "'"));
  }

  Optional<String> optionalText(String key) {
    return get(key).map(value -> value.isString() ? value.asString() : fail(key, "one value"));
  }

  /** Returns a value, or a list of values. */
  List<String> texts(String key) {
    return get(key)
        .map(
            value -> {
              List<String> texts = new ArrayList<>();
              (value.isArray() ? value : List.of(value))
                  .forEach(
                      element ->
                          texts.add(
                              element.isString()
                                  ? element.asString()
                                  : fail(key, "one value or a list of values")));
              return List.copyOf(texts);
            })
        .orElse(List.of());
  }

  /** Returns a value, or a list of values, none of which is empty. */
  List<String> choices(String key) {
    List<String> choices = texts(key);
    if (choices.stream().anyMatch(String::isBlank)) {
      throw error("'" + key + "' has an empty value: name it or leave it out");
    }
    return choices;
  }

  Duration duration(String key) {
    return parse(key, Units::parseDuration);
  }

  double rate(String key) {
    return parse(key, Units::parseRate);
  }

  int count(String key) {
    return parse(key, Units::parseCount);
  }

  int count(String key, int otherwise) {
    return optionalText(key).isPresent() ? count(key) : otherwise;
  }

  boolean flag(String key, boolean otherwise) {
    return optionalText(key).isPresent() ? parse(key, Units::parseFlag) : otherwise;
  }

  Section section(String key) {
    return instead(
        where + ": " + key, get(key).orElseThrow(() -> error("has no section '" + key + "'")));
  }

  List<Section> sections(String key) {
    JsonNode list = get(key).orElseThrow(() -> error("has no list '" + key + "'"));
    if (!list.isArray()) {
      throw error("'" + key + "' must be a list");
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      sections.add(instead(where + ": " + key + "[" + (i + 1) + "]", list.get(i)));
    }
    return sections;
  }

  <T> T parse(String key, Function<String, T> parser) {
    String text = text(key);
    try {
      return parser.apply(text);
    } catch (NumberFormatException e) {
      throw error("'" + key + ": " + text + "' is not a number");
    } catch (IllegalArgumentException | BenchException e) {
      throw error("'" + key + "': " + e.getMessage());
    }
  }

  /** Returns the beginning of every message, such as {@code suite article: load}. */
  String where() {
    return where;
  }

  JsonNode node() {
    return node;
  }

  /** Allows keys that are read elsewhere, or only in some cases. */
  void mayHave(String... keys) {
    known.addAll(List.of(keys));
  }

  /** All of its keys: another is told ahead of what is missing, which may be its right name. */
  void hasOnly(String... keys) {
    mayHave(keys);
    requireNoOtherKeys();
  }

  /** Refuses the first key that nothing has read. */
  private void requireNoOtherKeys() {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw error(
            Text.of(
                "has an unknown key '%s'; known: %s; nearest: '%s'",
                key, String.join(", ", known), Nearest.to(key, known).getFirst()));
      }
    }
  }

  /** Turns an exception about a value into an error of this section. */
  void check(Runnable requirement) {
    try {
      requirement.run();
    } catch (IllegalArgumentException e) {
      throw error("is wrong: " + e.getMessage());
    }
  }

  BenchException error(String problem) {
    return BenchException.usage(where + " " + problem);
  }

  private String fail(String key, String wanted) {
    throw error("'" + key + "' must be " + wanted);
  }

  private Optional<JsonNode> get(String key) {
    known.add(key);
    return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
  }
}
