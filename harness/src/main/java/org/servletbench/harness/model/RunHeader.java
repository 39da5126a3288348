package org.servletbench.harness.model;

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
    Map<String, Map<String, String>> effective) {}
