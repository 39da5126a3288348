package org.servletbench.harness.verify;

import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/** Limits that are a matter of CPU time: the machine's, what a target may use, and one thread's. */
record CpuLimits(TrialRecord record, Figures figures) {
  Optional<Limit> machine() {
    double busy = figures.value("machine_busy_share").orElse(0);
    double available = 1 - figures.value("machine_stolen_share").orElse(0);
    int cores = record.observations().map(TrialRecord.Observations::cores).orElse(1);
    double own =
        (figures.value("cpu_cores_benchmark_app").orElse(0)
                + figures.value("cpu_cores_sleeping_service").orElse(0)
                + LoadGates.generatorCores(figures).orElse(0))
            / cores;
    return LimitFinder.limit(
        busy >= Thresholds.CPU_SHARE * available && own >= Thresholds.OWN_CPU_SHARE * available,
        "cpu",
        "all cores %.0f %% busy, %.0f %% by this trial",
        busy * 100,
        own * 100);
  }

  Optional<Limit> quota() {
    double throttled = figures.value("throttled_share").orElse(0);
    return LimitFinder.limit(
        throttled > Thresholds.THROTTLED_SHARE,
        "cpu-quota",
        "held back %.0f %% of the time by a quota of %.2f cores",
        throttled * 100,
        figures.value("app_cores_allowed").orElse(0));
  }

  Optional<Limit> affinity() {
    double allowed = figures.value("app_cores_allowed").orElse(0);
    double used = figures.value("cpu_cores_benchmark_app").orElse(0);
    return LimitFinder.limit(
        allowed > 0 && used >= Thresholds.CPU_SHARE * allowed,
        "cpu",
        "%.2f of the %.2f cores that the target may use",
        used,
        allowed);
  }

  Optional<Limit> oneThread() {
    double share = figures.value("busiest_thread_share").orElse(0);
    return LimitFinder.limit(
        share >= Thresholds.ONE_THREAD_SHARE,
        "one-thread",
        "the target's busiest thread used %.0f %% of a core",
        share * 100);
  }

  /** Whoever did not serve what was asked for was limited by something. */
  Optional<Limit> unknown() {
    OptionalDouble missing = Shortfall.of(record.scenario(), figures);
    return LimitFinder.limit(
        missing.isPresent(),
        "unknown",
        "%.0f requests short; read: target %s of %s cores, busiest thread %s %%, machine %s %%"
            + " busy",
        missing.orElse(0),
        read("cpu_cores_benchmark_app", 1),
        read("app_cores_allowed", 1),
        read("busiest_thread_share", 100),
        read("machine_busy_share", 100));
  }

  private String read(String metric, double factor) {
    OptionalDouble value = figures.value(metric);
    return value.isEmpty()
        ? "?"
        : Text.of(factor == 1 ? "%.2f" : "%.0f", value.getAsDouble() * factor);
  }
}
