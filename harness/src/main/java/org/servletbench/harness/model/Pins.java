package org.servletbench.harness.model;

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
   * @throws BenchException for an unknown role or a bad list of cores
   */
  public static Pins of(Map<String, String> byRole) {
    Map<String, CoreList> pins = new TreeMap<>();
    byRole.forEach(
        (role, cores) -> {
          String process =
              switch (role) {
                case "app", "target" -> Reading.APP;
                case "downstream" -> Reading.DOWNSTREAM;
                case "generator" -> Reading.GENERATOR;
                default ->
                    throw BenchException.usage(
                        "--pin: unknown role '"
                            + role
                            + "'; known: app (or target), downstream, generator");
              };
          try {
            if (pins.put(process, new CoreList(cores)) != null) {
              throw BenchException.usage(
                  "--pin: app and target are the same process: name one of them");
            }
          } catch (IllegalArgumentException e) {
            throw BenchException.usage("--pin " + role + ": " + e.getMessage());
          }
        });
    return new Pins(pins);
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
