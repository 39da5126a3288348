package org.servletbench.harness.model;

import java.util.List;
import java.util.Optional;

/**
 * What is to be known of microbenchmarks that were measured, beside their results.
 *
 * @param quick whether they were measured briefly, so that they are no more than a first look
 * @param missing what was to be measured and is not there, with the reason; empty if nothing
 * @param explained the run whose figures they are to explain, if there is one
 */
public record MicroRun(
    Environment machine, boolean quick, List<String> missing, Optional<Explained> explained) {

  /**
   * A run whose CPU time per request is to be explained.
   *
   * @param name name of its folder
   */
  public record Explained(String name, Environment machine, List<MacroCost> costs) {}
}
