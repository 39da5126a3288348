package org.servletbench.harness.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run besides its trials: {@code run.json}.
 *
 * @param started when, ISO 8601, UTC
 * @param commands how each process is started, for each scenario: process to command
 * @param effective settings that each scenario's app said it ran with; grows with the trials
 * @param calibration what this machine's generators and downstream can do, where it was measured
 */
public record RunHeader(
    String started,
    Plan plan,
    Environment environment,
    Map<String, String> tools,
    Map<String, Map<String, List<String>>> commands,
    Map<String, Map<String, String>> effective,
    Optional<Calibration> calibration) {

  /** Without a calibration. */
  public RunHeader(
      String started,
      Plan plan,
      Environment environment,
      Map<String, String> tools,
      Map<String, Map<String, List<String>>> commands,
      Map<String, Map<String, String>> effective) {
    this(started, plan, environment, tools, commands, effective, Optional.empty());
  }

  /** The same with another plan. */
  public RunHeader withPlan(Plan other) {
    return new RunHeader(started, other, environment, tools, commands, effective, calibration);
  }

  /** The same with the settings that a scenario's app said it ran with. */
  public RunHeader withEffective(String scenario, Map<String, String> settings) {
    Map<String, Map<String, String>> more = new LinkedHashMap<>(effective);
    more.put(scenario, settings);
    return new RunHeader(started, plan, environment, tools, commands, more, calibration);
  }

  /** The same with what the machine can do. */
  public RunHeader withCalibration(Calibration found) {
    return new RunHeader(
        started, plan, environment, tools, commands, effective, Optional.of(found));
  }
}
