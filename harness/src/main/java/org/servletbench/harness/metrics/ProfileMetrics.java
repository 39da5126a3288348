package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.PROFILE_SAMPLES;
import static org.servletbench.harness.catalogue.ProcessFigure.VIRTUAL_THREAD_PINNED_MS;
import static org.servletbench.harness.catalogue.ProcessFigure.VIRTUAL_THREAD_PINS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Profiled;
import org.servletbench.harness.catalogue.Subsystem;
import org.servletbench.harness.model.Pin;
import org.servletbench.harness.model.Profile;

/**
 * Adds the CPU time per request by subsystem, which is the subsystem's share of the samples times
 * the measured CPU time. Also adds the virtual threads that waited on their carrier.
 */
final class ProfileMetrics {
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
              rows.add(VIRTUAL_THREAD_PINS, pins.size());
              rows.add(VIRTUAL_THREAD_PINNED_MS, pins.stream().mapToDouble(Pin::millis).sum());
            });
  }

  private static void subsystems(Profile profile, MeasurementCollector rows) {
    Map<Subsystem, Long> samples = new EnumMap<>(Subsystem.class);
    profile
        .stacks()
        .forEach((stack, count) -> samples.merge(Subsystem.of(stack), count, Long::sum));
    rows.add(PROFILE_SAMPLES, profile.samples());
    OptionalDouble cpu = rows.value(CPU_US_PER_REQUEST);
    for (Subsystem subsystem : Subsystem.values()) {
      double share = (double) samples.getOrDefault(subsystem, 0L) / profile.samples();
      rows.add(
          new Profiled(subsystem),
          cpu.isPresent() ? OptionalDouble.of(cpu.getAsDouble() * share) : cpu);
    }
  }
}
