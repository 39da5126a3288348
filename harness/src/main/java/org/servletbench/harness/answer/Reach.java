package org.servletbench.harness.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.verify.Limit;

/**
 * What the scenarios of one rung reach.
 *
 * @param served good answers per second of the least and the best; empty if none were counted
 * @param ends the two as extremes; empty for one scenario, or where they cannot be compared
 * @param limits limit of each scenario, in their order; "nothing" where nothing was full
 */
public record Reach(
    Rung rung,
    List<String> scenarios,
    Optional<Finding.Span> served,
    Optional<Pair> ends,
    List<Limit> limits) {
  public Reach {
    scenarios = List.copyOf(scenarios);
    limits = List.copyOf(limits);
  }

  /** Returns the limits of some of its scenarios. */
  public List<Limit> limitsOf(List<String> some) {
    return IntStream.range(0, scenarios.size())
        .filter(i -> some.contains(scenarios.get(i)))
        .mapToObj(limits::get)
        .toList();
  }
}
