package org.servletbench.harness.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Pin;
import org.servletbench.harness.model.Profile;

/**
 * CPU time per request by subsystem: the share of the samples, of the CPU time that was counted;
 * and the virtual threads that waited on their carrier.
 */
final class ProfileMetrics {
  private static final String SOURCE =
      "cpu_us_per_request x share of async-profiler's samples, ctimer, MEASURE";

  private static final String PINS = "JFR, jdk.VirtualThreadPinned, begun in MEASURE";

  private ProfileMetrics() {}

  static void add(Profile profile, Window window, MeasurementCollector rows) {
    if (!profile.isEmpty()) {
      subsystems(profile, rows);
    }
    profile
        .pins()
        .ifPresent(
            all -> {
              List<Pin> pins =
                  all.stream().filter(it -> window.contains(it.epochMillis())).toList();
              rows.add("virtual_thread_pins", pins.size(), "1", PINS);
              rows.add(
                  "virtual_thread_pinned_ms",
                  pins.stream().mapToDouble(Pin::millis).sum(),
                  "ms",
                  PINS);
            });
  }

  private static void subsystems(Profile profile, MeasurementCollector rows) {
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
