package org.servletbench.harness.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.WarmUp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the scenarios of a suite; each may override the suite's sections key by key. */
final class ScenarioParser {
  /** Sections that a scenario may override. */
  private static final List<String> SECTIONS =
      List.of("load", "warm-up", "downstream", "app", "client", "target");

  /** The most threads that the sleeping service accepts. */
  private static final int MOST_DOWNSTREAM_THREADS = 100_000;

  private final Section file;
  private final double timeScale;
  private final Variations variations;
  private final TargetParser targets;

  /**
   * @param jdks names of the installed JDKs, as {@code app.jdk} takes them
   */
  ScenarioParser(
      Section file, double timeScale, Supplier<List<String>> jdks, TargetParser targets) {
    this.file = file;
    this.timeScale = timeScale;
    this.variations = new Variations(file, jdks);
    this.targets = targets;
    file.mayHave("driver");
    SECTIONS.forEach(file::mayHave);
  }

  List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>();
    LoadParser.requireUse(file);
    for (Section section : file.sections("scenarios")) {
      LoadParser.requireUse(section);
      for (Section each : variations.of(section)) {
        Scenario scenario = scenario(each, scenarios);
        boolean hasDelay =
            scenario.app().isPresent() || keyWithDelay(scenario.target()).isPresent();
        requireEffect(section, scenario, "rates", hasRate(scenario.load()), "load");
        requireEffect(section, scenario, "in-flight", scenario.open().isEmpty(), "load");
        requireEffect(section, scenario, "delays", hasDelay, "target, whose URL has no {delay}");
        scenarios.add(scenario);
      }
    }
    return scenarios;
  }

  /** Refuses a list whose values would make rows that differ in their names only. */
  private void requireEffect(
      Section section, Scenario scenario, String list, boolean hasEffect, String what) {
    if (!hasEffect && variations.varies(section, list)) {
      throw section.error(
          Text.of(
              "(%s): '%s' has no effect on this %s: write %s: []",
              scenario.name(), list, what, list));
    }
  }

  private static boolean hasRate(Load load) {
    return switch (load) {
      case Load.Open open ->
          switch (open.arrivals()) {
            case Arrivals.Even even -> true;
            case Arrivals.Poisson poisson -> true;
            case Arrivals.Burst burst -> true;
            case Arrivals.Ramp ramp -> false;
            case Arrivals.Steps steps -> false;
          };
      case Load.Closed closed -> false;
    };
  }

  private Scenario scenario(Section scenario, List<Scenario> earlier) {
    String name = scenario.text("name");
    Section load = merged(scenario, "load");
    Section client = merged(scenario, "client");
    Section warmUp = merged(scenario, "warm-up");
    Target target = target(scenario);
    Optional<Section> downstream = downstream(scenario, target);
    Optional<Duration> delay = downstream.map(section -> section.duration("delay"));
    OptionalInt threads = downstream.map(ScenarioParser::threads).orElse(OptionalInt.empty());
    Driver driver =
        (scenario.optionalText("driver").isPresent() ? scenario : file).parse("driver", Driver::of);
    Optional<String> paired = scenario.optionalText("paired-with");
    if (driver == Driver.JMETER && !(target instanceof Target.App)) {
      throw scenario.error(
          "(" + name + "): the JMeter plan only works with our own app: use driver: open-loop");
    }
    Optional<String> delayed = keyWithDelay(target);
    if (delayed.isPresent() && delay.isEmpty()) {
      throw scenario.error(
          Text.of(
              "(%s): %s has {delay}, but there is no section 'downstream': add one, or write the"
                  + " number",
              name, delayed.get()));
    }
    try {
      Load read = LoadParser.load(load, paired.map(other -> rate(scenario, other, earlier)));
      if (paired.isPresent() && read instanceof Load.Open) {
        throw new IllegalArgumentException("paired-with needs a closed load: use model: closed");
      }
      WarmUp warm = WarmUpParser.warmUp(warmUp, read, timeScale);
      Scenario result =
          new Scenario(
              name,
              target,
              driver,
              read,
              LoadParser.client(client, read, warm),
              warm,
              delay,
              threads,
              paired);
      return result.scaled(timeScale);
    } catch (IllegalArgumentException e) {
      String scale = timeScale == 1 ? "" : " at time-scale " + timeScale;
      throw scenario.error("(" + name + ")" + scale + ": " + e.getMessage());
    }
  }

  /** Returns the unscaled mean rate of the open scenario that a closed one is paired with. */
  private double rate(Section scenario, String other, List<Scenario> earlier) {
    return earlier.stream()
        .filter(each -> each.name().equals(other))
        .flatMap(each -> each.open().stream())
        .mapToDouble(open -> open.ratePerSecond() / timeScale)
        .findFirst()
        .orElseThrow(
            () ->
                scenario.error(
                    "'paired-with: "
                        + other
                        + "' must name an open scenario above this one"
                        + named(other, earlier)));
  }

  /** Says what lists and workloads have made of a name. */
  private String named(String name, List<Scenario> earlier) {
    List<String> names = earlier.stream().map(Scenario::name).toList();
    List<String> variants =
        earlier.stream()
            .filter(each -> each.open().isPresent() && each.name().startsWith(name + "-"))
            .map(Scenario::name)
            .toList();
    boolean isListed = file.node().get("scenarios").findValuesAsString("name").contains(name);
    return !isListed || names.contains(name) || variants.isEmpty()
        ? ""
        : Text.of(
            "; lists or workloads have turned %s into others: name one, such as %s",
            name, variants.getFirst());
  }

  /** Reads the target: one of our strategies, or the user's own server. */
  private Target target(Section scenario) {
    Optional<String> strategy = scenario.optionalText("strategy");
    boolean own = file.node().has("target") || scenario.node().has("target");
    if (strategy.isPresent() == own) {
      throw scenario.error("needs either 'strategy' or 'target'");
    }
    if (strategy.isPresent()) {
      Section app = merged(scenario, "app");
      return new Target.App(scenario.parse("strategy", Strategy::of), AppParser.app(app));
    }
    scenario.mayHave("app");
    return targets.target(merged(scenario, "target"), hasDownstream(scenario));
  }

  /** Returns the key that holds the URL of another server, if the delay is a part of it. */
  private static Optional<String> keyWithDelay(Target target) {
    return switch (target) {
      case Target.App app -> Optional.empty();
      case Target.Running running ->
          Optional.of("target.url").filter(key -> running.url().hasDelay());
      case Target.Command own ->
          Optional.of(own.framework().isEmpty() ? "target.url" : "target.path")
              .filter(key -> own.url().hasDelay());
    };
  }

  private boolean hasDownstream(Section scenario) {
    return file.node().has("downstream") || scenario.node().has("downstream");
  }

  private Optional<Section> downstream(Section scenario, Target target) {
    if (!hasDownstream(scenario) && !(target instanceof Target.App)) {
      return Optional.empty();
    }
    return Optional.of(merged(scenario, "downstream"));
  }

  private static OptionalInt threads(Section downstream) {
    int threads = downstream.count("threads", 0);
    if (threads > MOST_DOWNSTREAM_THREADS) {
      throw downstream.error(
          "'threads' must be at most " + MOST_DOWNSTREAM_THREADS + ", not " + threads);
    }
    return threads == 0 ? OptionalInt.empty() : OptionalInt.of(threads);
  }

  /** Merges a section: the scenario's keys override the suite's; empty if neither has one. */
  private Section merged(Section scenario, String key) {
    JsonNode base = file.node().get(key);
    JsonNode over = scenario.node().get(key);
    scenario.mayHave(key);
    if (over == null) {
      return base == null && key.equals("client")
          ? file.instead(file.where() + ": " + key, JsonNodeFactory.instance.objectNode())
          : file.section(key);
    }
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    if (base instanceof ObjectNode object) {
      both.setAll(object);
    } else if (base != null && !base.isNull()) {
      file.section(key); // which says that it is none
    }
    if (!(over instanceof ObjectNode object)) {
      throw scenario.error("'" + key + "' must be a mapping of keys to values");
    }
    both.setAll(object);
    return file.instead(file.where() + ": scenario " + scenario.text("name") + ": " + key, both);
  }
}
