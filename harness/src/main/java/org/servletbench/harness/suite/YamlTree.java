package org.servletbench.harness.suite;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads YAML in which every scalar stays the text that was written: {@code 1.10} is a version and
 * {@code 1e3} a name until a caller asks for a number. Features that no suite needs are refused,
 * with the line.
 */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 50;

  private final String where;
  private final Iterator<Event> events;

  private YamlTree(String where, Iterator<Event> events) {
    this.where = where;
    this.events = events;
  }

  /**
   * Reads the mapping that a text holds; a key without a value has the null node.
   *
   * @param where beginning of every message, such as {@code suite article}
   * @throws BenchException of kind USAGE that names the line
   */
  static ObjectNode read(String where, String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(where).build();
      return new YamlTree(where, new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      throw BenchException.usage(
          Text.of(
              "%s is not valid YAML%s: %s",
              where, e.getProblemMark().map(YamlTree::place).orElse(""), e.getProblem()));
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
      throw BenchException.usage(
          Text.of(
              "%s is not valid YAML (line %d): the character U+%04X is not allowed: delete it",
              where, before.chars().filter(c -> c == '\n').count() + 1, e.getCodePoint()));
    } catch (YamlEngineException e) {
      throw BenchException.usage(
          where + " is not valid YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private ObjectNode document() {
    events.next(); // the stream begins
    if (events.next().getEventId() != Event.ID.DocumentStart) {
      throw BenchException.usage(where + " is empty: it must be a mapping of keys to values");
    }
    JsonNode root = node(events.next(), 0);
    events.next(); // the document ends
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw refused(after, "holds a second document: put it into a file of its own");
    }
    if (root instanceof ObjectNode mapping) {
      return mapping;
    }
    throw BenchException.usage(where + " must be a mapping of keys to values");
  }

  private JsonNode node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw refused(event, "nests deeper than " + DEEPEST + " levels");
    }
    requirePlain(event);
    return switch (event) {
      case ScalarEvent scalar when scalar.isPlain() && scalar.getValue().isEmpty() ->
          NODES.nullNode();
      case ScalarEvent scalar -> NODES.stringNode(scalar.getValue());
      case SequenceStartEvent start -> list(depth);
      case MappingStartEvent start -> mapping(depth);
      default -> throw new IllegalStateException("not a value: " + event);
    };
  }

  private void requirePlain(Event event) {
    if (event instanceof AliasEvent) {
      throw refused(event, "refers to an anchor (*name): write the value out");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw refused(event, "has an anchor (&name): write the value out where it is needed");
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case SequenceStartEvent list -> list.getTag();
          case MappingStartEvent mapping -> mapping.getTag();
          default -> Optional.empty();
        };
    tag.ifPresent(
        any -> {
          throw refused(event, "has a tag (!type): leave it out, a value is the text as written");
        });
  }

  private ArrayNode list(int depth) {
    ArrayNode list = NODES.arrayNode();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      list.add(node(next, depth + 1));
    }
    return list;
  }

  private ObjectNode mapping(int depth) {
    ObjectNode mapping = NODES.objectNode();
    Map<String, Event> seen = new HashMap<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      requirePlain(next);
      if (!(next instanceof ScalarEvent key)) {
        throw refused(next, "has a list or a mapping as a key: a key is one word");
      }
      Event first = seen.putIfAbsent(key.getValue(), key);
      if (first != null) {
        throw refused(
            key,
            Text.of(
                "has the key '%s' twice (first%s)",
                key.getValue(), first.getStartMark().map(YamlTree::place).orElse("")));
      }
      mapping.set(key.getValue(), node(events.next(), depth + 1));
    }
    return mapping;
  }

  private BenchException refused(Event event, String why) {
    return BenchException.usage(
        where + event.getStartMark().map(YamlTree::place).orElse("") + " " + why);
  }

  private static String place(Mark mark) {
    return Text.of(" (line %d, column %d)", mark.getLine() + 1, mark.getColumn() + 1);
  }
}
