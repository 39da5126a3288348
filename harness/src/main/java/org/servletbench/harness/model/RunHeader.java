package org.servletbench.harness.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about a run except its trials: the content of {@code run.json}.
 *
 * @param started start of the run, ISO 8601, UTC
 * @param commands for each scenario, the command of each process
 * @param effective settings that each scenario's app reported; grows with the trials
 * @param calibration calibration of this machine, if there is one
 * @param noiseFloor noise floor of this machine that an earlier run found, if one did
 */
public record RunHeader(
    String started,
    Plan plan,
    Environment environment,
    Map<String, String> tools,
    Map<String, Map<String, List<String>>> commands,
    Map<String, Map<String, String>> effective,
    Optional<Calibration> calibration,
    Optional<NoiseFloor> noiseFloor) {
  /**
   * Stands beside the processes of a scenario: names of the variables that a command of the user's
   * got. Their values may be secrets.
   */
  public static final String GIVEN = "environment of the target";

  /** Likewise: names of the variables that were kept from an app of ours. */
  public static final String WITHHELD = "withheld from the target";

  /** Returns the header with another plan. */
  public RunHeader withPlan(Plan other) {
    return new RunHeader(
        started, other, environment, tools, commands, effective, calibration, noiseFloor);
  }

  /** Returns the header with the settings that a scenario's app reported. */
  public RunHeader withEffective(String scenario, Map<String, String> settings) {
    Map<String, Map<String, String>> more = new LinkedHashMap<>(effective);
    more.put(scenario, settings);
    return new RunHeader(
        started, plan, environment, tools, commands, more, calibration, noiseFloor);
  }
}
