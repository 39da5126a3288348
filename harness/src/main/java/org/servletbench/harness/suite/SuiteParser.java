package org.servletbench.harness.suite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a suite from YAML, with the suite that it extends. */
public final class SuiteParser {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Function<String, String> textOf;
  private final Supplier<List<String>> jdks;

  /**
   * @param textOf gives the text of the suite of a name, or throws
   * @param jdks the installed ones, as {@code app.jdk} names them
   */
  public SuiteParser(Function<String, String> textOf, Supplier<List<String>> jdks) {
    this.textOf = textOf;
    this.jdks = jdks;
  }

  /** Where no JDK but that of the run is known. */
  SuiteParser(Function<String, String> textOf) {
    this(textOf, List::of);
  }

  /**
   * The suite of that name at its own time scale.
   *
   * @throws BenchException of kind USAGE naming the file, the key and what is allowed
   */
  public Suite parse(String name) {
    return parse(name, Overrides.NONE);
  }

  /** The suite of that name with what the command line says otherwise. */
  public Suite parse(String name, Overrides overrides) {
    Section file = new Section("suite " + name, tree(name, new LinkedHashSet<>()));
    String suiteName = file.text("suite");
    if (!suiteName.equals(name)) {
      throw file.error("calls itself '" + suiteName + "': suite and file name must be the same");
    }
    String question = file.text("question");
    int trials = overrides.trials().orElseGet(() -> file.count("trials"));
    double timeScale =
        overrides
            .timeScale()
            .orElseGet(
                () ->
                    file.optionalText("time-scale").isPresent()
                        ? file.parse("time-scale", Double::parseDouble)
                        : 1.0);
    if (!(timeScale >= 1) || Double.isInfinite(timeScale)) {
      throw file.error("is wrong: time-scale must be at least 1, not " + timeScale);
    }
    file.mayHave("trials", "time-scale", "extends");
    List<String> claims = file.texts("claims");
    List<Scenario> scenarios = new ScenarioParser(file, timeScale, jdks).scenarios();
    file.requireNoOtherKeys();
    try {
      return new Suite(suiteName, question, trials, timeScale, overrides.select(scenarios), claims);
    } catch (IllegalArgumentException e) {
      throw file.error("is wrong: " + e.getMessage());
    }
  }

  /** The file's own keys laid over those of the suite that it extends. */
  private ObjectNode tree(String name, Set<String> seen) {
    if (!seen.add(name)) {
      throw BenchException.usage("suite " + name + " extends itself: " + String.join(" -> ", seen));
    }
    JsonNode own;
    try {
      own = YAML.readTree(textOf.apply(name));
    } catch (JacksonException e) {
      throw BenchException.usage(
          Text.of(
              "suite %s is not valid YAML (line %d, column %d): %s",
              name,
              e.getLocation().getLineNr(),
              e.getLocation().getColumnNr(),
              e.getOriginalMessage().lines().findFirst().orElse("")));
    }
    if (!(own instanceof ObjectNode object)) {
      throw BenchException.usage("suite " + name + " must be a mapping of keys to values");
    }
    JsonNode base = object.get("extends");
    if (base == null) {
      return object;
    }
    if (!base.isValueNode()) {
      throw BenchException.usage("suite " + name + ": 'extends' must be one name");
    }
    ObjectNode result = tree(base.asString(), seen);
    result.setAll(object);
    return result;
  }
}
