package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The CPU time per request of one part of the target's code, with {@code --profile}. */
public record Profiled(Part part) implements Metric {

  /** The owner of the code. */
  public enum Part {
    COMPILER,
    GC,
    SYSTEM_CALLS,
    CONTAINER,
    SPRING,
    CLIENT,
    NETTY,
    APP,
    VIRTUAL_THREADS,
    REST;

    /** Returns a name such as {@code system_calls}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Stream<Profiled> all() {
    return Arrays.stream(Part.values()).map(Profiled::new);
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
