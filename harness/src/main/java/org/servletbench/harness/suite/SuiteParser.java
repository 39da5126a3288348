package org.servletbench.harness.suite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Units;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a suite from YAML, with the suite that it extends. */
public final class SuiteParser {
  private final Function<String, String> textOf;
  private final Supplier<List<String>> jdks;
  private final TargetParser targets;

  /**
   * @param textOf returns the text of a suite by name, or throws
   * @param jdks names of the installed JDKs, as {@code app.jdk} takes them
   * @param frameworks returns a server of {@code frameworks/} by name, or throws
   */
  public SuiteParser(
      Function<String, String> textOf,
      Supplier<List<String>> jdks,
      Function<String, Framework> frameworks) {
    this.textOf = textOf;
    this.jdks = jdks;
    this.targets = new TargetParser(frameworks);
  }

  /**
   * Reads a suite at its own time scale.
   *
   * @throws BenchException of kind USAGE that names the file, the key and what is allowed
   */
  public Suite parse(String name) {
    return parse(name, Overrides.NONE);
  }

  /** Reads a suite with the command line's changes. */
  public Suite parse(String name, Overrides overrides) {
    return Section.read(
        "suite " + name,
        tree(name, textOf.apply(name), new LinkedHashSet<>()),
        file -> suite(name, overrides, file));
  }

  private Suite suite(String name, Overrides overrides, Section file) {
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
                        ? file.parse("time-scale", Units::parseNumber)
                        : 1.0);
    file.check(() -> Suite.requireTimeScale(timeScale));
    file.mayHave("trials", "time-scale", "extends");
    List<String> claims = file.choices("claims");
    List<Scenario> scenarios = new ScenarioParser(file, timeScale, jdks, targets).scenarios();
    try {
      return new Suite(suiteName, question, trials, timeScale, overrides.select(scenarios), claims);
    } catch (IllegalArgumentException e) {
      throw file.error("is wrong: " + e.getMessage());
    }
  }

  /** Merges the file with the suite that it extends: its own keys win. */
  private ObjectNode tree(String name, String text, Set<String> seen) {
    if (!seen.add(name)) {
      throw BenchException.usage("suite " + name + " extends itself: " + String.join(" -> ", seen));
    }
    ObjectNode object = YamlTree.read("suite " + name, text);
    JsonNode base = object.get("extends");
    if (base == null) {
      return object;
    }
    if (!base.isValueNode()) {
      throw BenchException.usage("suite " + name + ": 'extends' must be one name");
    }
    ObjectNode result = base(name, base.asString(), seen);
    result.setAll(object);
    return result;
  }

  private ObjectNode base(String name, String base, Set<String> seen) {
    if (base.isEmpty()) {
      throw BenchException.usage(
          "suite " + name + ": 'extends' names no suite: name one, or leave it out");
    }
    String text;
    try {
      text = textOf.apply(base);
    } catch (BenchException e) {
      throw BenchException.usage("suite " + name + ": 'extends': " + e.getMessage());
    }
    return tree(base, text, seen);
  }
}
