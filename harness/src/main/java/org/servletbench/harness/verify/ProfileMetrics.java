package org.servletbench.harness.verify;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Profile;

/**
 * CPU time per request by subsystem: the share of the samples, of the CPU time that was counted.
 */
final class ProfileMetrics {
  private static final String SOURCE =
      "cpu_us_per_request x share of async-profiler's samples, ctimer, MEASURE";

  private ProfileMetrics() {}

  static void add(Profile profile, Rows rows) {
    if (profile.isEmpty()) {
      return;
    }
    Map<Subsystem, Long> samples = new EnumMap<>(Subsystem.class);
    profile
        .stacks()
        .forEach((stack, count) -> samples.merge(Subsystem.of(stack), count, Long::sum));
    rows.add("profile_samples", profile.samples(), "1", "async-profiler, ctimer, MEASURE");
    OptionalDouble cpu = rows.value("cpu_us_per_request");
    for (Subsystem subsystem : Subsystem.values()) {
      double share = (double) samples.getOrDefault(subsystem, 0L) / profile.samples();
      rows.add(
          subsystem.metric(),
          cpu.isPresent() ? OptionalDouble.of(cpu.getAsDouble() * share) : cpu,
          "us",
          SOURCE);
    }
  }
}
