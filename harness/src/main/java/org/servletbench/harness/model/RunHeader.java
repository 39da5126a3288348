package org.servletbench.harness.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run besides its trials: {@code run.json}.
 *
 * @param started when, ISO 8601, UTC
 * @param commands how each process is started, for each scenario: process to command
 * @param effective settings that each scenario's app said it ran with; grows with the trials
 */
public record RunHeader(
    String started,
    Plan plan,
    Environment environment,
    Map<String, String> tools,
    Map<String, Map<String, List<String>>> commands,
    Map<String, Map<String, String>> effective) {

  /** The same with the settings that a scenario's app said it ran with. */
  public RunHeader withEffective(String scenario, Map<String, String> settings) {
    Map<String, Map<String, String>> more = new LinkedHashMap<>(effective);
    more.put(scenario, settings);
    return new RunHeader(started, plan, environment, tools, commands, more);
  }
}
