package org.servletbench.harness.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cores that the processes of a run are bound to.
 *
 * @param byProcess cores by the process names of {@link Reading}; other processes run anywhere
 */
public record Pins(Map<String, CoreList> byProcess) {
  /** Every process runs anywhere. */
  public static final Pins NONE = new Pins(Map.of());

  public Pins {
    byProcess = Map.copyOf(byProcess);
  }

  /**
   * Reads the roles that users name.
   *
   * @param pins roles and their cores, such as app=0
   * @throws BenchException for an unknown role, one that is named twice, or a bad list of cores
   */
  public static Pins of(List<String> pins) {
    Map<String, CoreList> byProcess = new TreeMap<>();
    for (String pin : pins) {
      int equals = pin.indexOf('=');
      if (equals < 0) {
        throw BenchException.usage(
            "--pin '" + pin + "' has no cores: write ROLE=CORES, such as app=0");
      }
      String role = pin.substring(0, equals);
      try {
        if (byProcess.put(process(role), new CoreList(pin.substring(equals + 1))) != null) {
          throw BenchException.usage(
              "--pin: " + role + " is bound twice (app and target are one): name it once");
        }
      } catch (IllegalArgumentException e) {
        throw BenchException.usage("--pin " + role + ": " + e.getMessage());
      }
    }
    return new Pins(byProcess);
  }

  private static String process(String role) {
    return switch (role) {
      case "app", "target" -> Reading.APP;
      case "downstream" -> Reading.DOWNSTREAM;
      case "generator" -> Reading.GENERATOR;
      default ->
          throw BenchException.usage(
              "--pin: unknown role '" + role + "'; known: app (or target), downstream, generator");
    };
  }

  public Optional<CoreList> of(String process) {
    return Optional.ofNullable(byProcess.get(process));
  }

  /**
   * Refuses pins that contradict a suite.
   *
   * @throws BenchException if the harness does not start a pinned process, or a scenario binds its
   *     generator itself
   */
  public void require(Suite suite) {
    if (byProcess.containsKey(Reading.DOWNSTREAM)
        && suite.scenarios().stream().allMatch(scenario -> scenario.delay().isEmpty())) {
      throw BenchException.usage("--pin downstream: no scenario has a downstream: leave it out");
    }
    for (Scenario scenario : suite.scenarios()) {
      if (byProcess.containsKey(Reading.APP) && scenario.target() instanceof Target.Running) {
        throw BenchException.usage(
            "--pin app: the server of scenario "
                + scenario.name()
                + " already runs: bind it yourself with taskset -cp CORES PID");
      }
      if (byProcess.containsKey(Reading.GENERATOR) && scenario.client().core().isPresent()) {
        throw BenchException.usage(
            "--pin generator: scenario "
                + scenario.name()
                + " has its own client.core: leave one of them out");
      }
    }
  }
}
