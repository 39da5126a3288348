package org.servletbench.harness.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * On which cores the processes of a run may work.
 *
 * @param byProcess by the names of {@link Reading}; those that are not named run anywhere
 */
public record Pins(Map<String, CoreList> byProcess) {
  /** Every process runs anywhere. */
  public static final Pins NONE = new Pins(Map.of());

  public Pins {
    byProcess = Map.copyOf(byProcess);
  }

  /**
   * From roles as users name them.
   *
   * @throws BenchException for a role or a list of cores that is none
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
              throw BenchException.usage("--pin: app and target are one: name it once");
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
   * Refuses what a suite contradicts.
   *
   * @throws BenchException where the harness does not start what is pinned, or a scenario binds its
   *     generator itself
   */
  public void require(Suite suite) {
    for (Scenario scenario : suite.scenarios()) {
      if (byProcess.containsKey(Reading.APP) && scenario.target() instanceof Target.Running) {
        throw BenchException.usage(
            "--pin app: the server of scenario "
                + scenario.name()
                + " runs already: bind it yourself, with taskset -cp CORES PID");
      }
      if (byProcess.containsKey(Reading.GENERATOR) && scenario.client().core().isPresent()) {
        throw BenchException.usage(
            "--pin generator: scenario "
                + scenario.name()
                + " has a client.core of its own: leave one of them out");
      }
    }
  }
}
