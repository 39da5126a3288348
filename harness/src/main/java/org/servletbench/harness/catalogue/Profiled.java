package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.stream.Stream;

/** The CPU time per request of one part of the target's code, with {@code --profile}. */
public record Profiled(Subsystem part) implements Metric {
  static Stream<Profiled> all() {
    return Arrays.stream(Subsystem.values()).map(Profiled::new);
  }

  @Override
  public Declaration declared() {
    return new Declaration(
        "profile_" + part.label() + "_us_per_request",
        Kind.LOWER,
        "cpu_us_per_request x share of async-profiler's samples, ctimer, MEASURE",
        "`cpu_us_per_request` x share of the samples that are"
            + " [its](../docs/method.md#where-the-cpu-time-goes)",
        "without `--profile`");
  }
}
