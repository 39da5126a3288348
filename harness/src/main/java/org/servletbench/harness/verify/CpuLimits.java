package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ProcessFigure.APP_CORES_ALLOWED;
import static org.servletbench.harness.catalogue.ProcessFigure.BUSIEST_THREAD_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_CORES_BENCHMARK_APP;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_CORES_SLEEPING_SERVICE;
import static org.servletbench.harness.catalogue.ProcessFigure.MACHINE_BUSY_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.MACHINE_STOLEN_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.THROTTLED_SHARE;

import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/** Limits that are a matter of CPU time: the machine's, what a target may use, and one thread's. */
record CpuLimits(TrialRecord record, Figures figures) {
  Optional<Limit> machine() {
    double busy = figures.value(MACHINE_BUSY_SHARE).orElse(0);
    double available = 1 - figures.value(MACHINE_STOLEN_SHARE).orElse(0);
    int cores = record.observations().map(TrialRecord.Observations::cores).orElse(1);
    double own =
        (figures.value(CPU_CORES_BENCHMARK_APP).orElse(0)
                + figures.value(CPU_CORES_SLEEPING_SERVICE).orElse(0)
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
    double throttled = figures.value(THROTTLED_SHARE).orElse(0);
    return LimitFinder.limit(
        throttled > Thresholds.THROTTLED_SHARE,
        "cpu-quota",
        "held back %.0f %% of the time by a quota of %.2f cores",
        throttled * 100,
        figures.value(APP_CORES_ALLOWED).orElse(0));
  }

  Optional<Limit> affinity() {
    double allowed = figures.value(APP_CORES_ALLOWED).orElse(0);
    double used = figures.value(CPU_CORES_BENCHMARK_APP).orElse(0);
    return LimitFinder.limit(
        allowed > 0 && used >= Thresholds.CPU_SHARE * allowed,
        "cpu",
        "%.2f of the %.2f cores that the target may use",
        used,
        allowed);
  }

  Optional<Limit> oneThread() {
    double share = figures.value(BUSIEST_THREAD_SHARE).orElse(0);
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
        read(CPU_CORES_BENCHMARK_APP, 1),
        read(APP_CORES_ALLOWED, 1),
        read(BUSIEST_THREAD_SHARE, 100),
        read(MACHINE_BUSY_SHARE, 100));
  }

  private String read(Metric metric, double factor) {
    OptionalDouble value = figures.value(metric);
    return value.isEmpty()
        ? "?"
        : Text.of(factor == 1 ? "%.2f" : "%.0f", value.getAsDouble() * factor);
  }
}
