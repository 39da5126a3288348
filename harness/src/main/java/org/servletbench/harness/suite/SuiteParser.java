package org.servletbench.harness.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.WarmUp;
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

  /**
   * @param textOf gives the text of the suite of a name, or throws
   */
  public SuiteParser(Function<String, String> textOf) {
    this.textOf = textOf;
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
    Driver driver = file.parse("driver", SuiteParser::driver);
    List<String> claims = file.texts("claims");
    List<Scenario> scenarios = new ArrayList<>();
    for (Section scenario : file.sections("scenarios")) {
      scenarios.add(scenario(file, scenario, driver, timeScale));
    }
    file.mayHave("load", "warm-up", "downstream", "app"); // read with the scenarios
    file.requireNoOtherKeys();
    try {
      return new Suite(suiteName, question, trials, timeScale, overrides.select(scenarios), claims);
    } catch (IllegalArgumentException e) {
      throw file.error("is wrong: " + e.getMessage());
    }
  }

  private static Scenario scenario(
      Section file, Section scenario, Driver driver, double timeScale) {
    String name = scenario.text("name");
    Strategy strategy = scenario.parse("strategy", Strategy::of);
    Section load = merged(file, scenario, "load");
    Section warmUp = merged(file, scenario, "warm-up");
    Section downstream = merged(file, scenario, "downstream");
    Section app = merged(file, scenario, "app");
    scenario.requireNoOtherKeys();
    try {
      Scenario result =
          new Scenario(
              name,
              strategy,
              driver,
              load(load),
              warmUp(warmUp),
              downstream.duration("delay"),
              app(app));
      List.of(load, warmUp, downstream, app).forEach(Section::requireNoOtherKeys);
      return result.scaled(timeScale);
    } catch (IllegalArgumentException e) {
      String scale = timeScale == 1 ? "" : " at time-scale " + timeScale;
      throw scenario.error("(" + name + ")" + scale + ": " + e.getMessage());
    }
  }

  private static Load.Open load(Section load) {
    String model = load.text("model");
    if (!model.equals("open")) {
      throw load.error("'model: " + model + "' is not known; known: open");
    }
    return new Load.Open(
        load.rate("rate"),
        load.parse("arrivals", SuiteParser::arrivals),
        load.duration("duration"),
        load.duration("timeout"));
  }

  private static WarmUp warmUp(Section warmUp) {
    return new WarmUp(warmUp.rate("rate"), warmUp.duration("duration"), warmUp.duration("delay"));
  }

  private static AppSettings app(Section app) {
    return new AppSettings(
        app.count("tomcat-threads"),
        app.count("async-pool"),
        app.duration("async-timeout"),
        app.duration("downstream-timeout"));
  }

  private static Driver driver(String label) {
    if (label.equals(Driver.JMETER.label())) {
      return Driver.JMETER;
    }
    throw new IllegalArgumentException("unknown driver '" + label + "'; known: jmeter");
  }

  private static Load.Arrivals arrivals(String label) {
    if (label.equals("even")) {
      return Load.Arrivals.EVEN;
    }
    throw new IllegalArgumentException("unknown arrivals '" + label + "'; known: even");
  }

  /** The suite's section with the scenario's keys laid over it. */
  private static Section merged(Section file, Section scenario, String key) {
    JsonNode base = file.node().get(key);
    JsonNode over = scenario.node().get(key);
    scenario.mayHave(key);
    if (over == null) {
      return file.section(key);
    }
    ObjectNode both = YAML.createObjectNode();
    if (base instanceof ObjectNode object) {
      both.setAll(object);
    }
    if (!(over instanceof ObjectNode object)) {
      throw scenario.error("'" + key + "' must be a mapping of keys to values");
    }
    both.setAll(object);
    return new Section(file.where() + ": scenario " + scenario.text("name") + ": " + key, both);
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
          "suite %s is not valid YAML (line %d, column %d): %s"
              .formatted(
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
