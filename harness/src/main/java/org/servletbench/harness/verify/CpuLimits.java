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
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/** Finds limits of CPU time: of the machine, of the target's allowance, and of one thread. */
record CpuLimits(TrialRecord record, Figures figures) {
  Optional<Limit> machine() {
    double busy = figure(MACHINE_BUSY_SHARE);
    double own = ownShare();
    return LimitFinder.limit(
        busy >= Thresholds.CPU_SHARE * available() && own >= Thresholds.OWN_CPU_SHARE * available(),
        "cpu",
        "all cores %.0f %% busy, %.0f %% by this trial",
        busy * 100,
        own * 100);
  }

  /** Finds busy cores that may be ours or a neighbour's, because the target was not read. */
  Optional<Limit> unknownShare() {
    double busy = figure(MACHINE_BUSY_SHARE);
    return LimitFinder.limit(
        busy >= Thresholds.CPU_SHARE * available()
            && figures.value(CPU_CORES_BENCHMARK_APP).isEmpty(),
        "unknown",
        "all cores %.0f %% busy, %.0f %% by this trial without the target, which was not read",
        busy * 100,
        ownShare() * 100);
  }

  /** Returns the share of the cores that the hypervisor left; all if that was not read. */
  private double available() {
    OptionalDouble stolen = figures.value(MACHINE_STOLEN_SHARE);
    return stolen.isPresent() ? 1 - stolen.getAsDouble() : 1;
  }

  /** Returns the least share that is ours: a process that was not read adds nothing. */
  private double ownShare() {
    return Stream.of(
                figures.value(CPU_CORES_BENCHMARK_APP),
                figures.value(CPU_CORES_SLEEPING_SERVICE),
                LoadGates.generatorCores(figures))
            .flatMapToDouble(OptionalDouble::stream)
            .sum()
        / record.observations().orElseThrow().cores();
  }

  Optional<Limit> quota() {
    return LimitFinder.limit(
        figure(THROTTLED_SHARE) > Thresholds.THROTTLED_SHARE,
        "cpu-quota",
        "held back at least %.0f %% of the time by a quota of %s cores",
        figure(THROTTLED_SHARE) * 100,
        read(APP_CORES_ALLOWED, 1));
  }

  Optional<Limit> affinity() {
    double allowed = figure(APP_CORES_ALLOWED);
    double used = figure(CPU_CORES_BENCHMARK_APP);
    return LimitFinder.limit(
        used >= Thresholds.CPU_SHARE * allowed,
        "cpu",
        "%.2f of the %.2f cores that the target may use",
        used,
        allowed);
  }

  Optional<Limit> oneThread() {
    double share = figure(BUSIEST_THREAD_SHARE);
    return LimitFinder.limit(
        share >= Thresholds.ONE_THREAD_SHARE,
        "one-thread",
        "the target's busiest thread used %.0f %% of a core",
        share * 100);
  }

  /** Returns an unknown limit for a target that served less than asked: something limited it. */
  Optional<Limit> shortfall() {
    OptionalDouble missing = Shortfall.of(record.scenario(), figures);
    return missing.isEmpty()
        ? Optional.empty()
        : LimitFinder.limit(
            true,
            "unknown",
            "%s short; read: target %s of %s cores, busiest thread %s %%, machine %s %%" + " busy",
            Text.count(Math.round(missing.getAsDouble()), "request"),
            read(CPU_CORES_BENCHMARK_APP, 1),
            read(APP_CORES_ALLOWED, 1),
            read(BUSIEST_THREAD_SHARE, 100),
            read(MACHINE_BUSY_SHARE, 100));
  }

  /** Returns a figure; NaN, with which no comparison holds, if it was not measured. */
  private double figure(Metric metric) {
    return figures.value(metric).orElse(Double.NaN);
  }

  private String read(Metric metric, double factor) {
    OptionalDouble value = figures.value(metric);
    return value.isEmpty()
        ? "?"
        : Text.of(factor == 1 ? "%.2f" : "%.0f", value.getAsDouble() * factor);
  }
}
