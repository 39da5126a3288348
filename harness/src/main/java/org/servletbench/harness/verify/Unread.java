package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.GeneratorFigure.*;
import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_P99_MS;
import static org.servletbench.harness.catalogue.LoadFigure.*;
import static org.servletbench.harness.catalogue.ProcessFigure.*;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;
import static org.servletbench.harness.catalogue.ServiceFigure.LISTEN_OVERFLOWS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.Series;
import org.servletbench.harness.metrics.Window;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;

/**
 * What gates and limits are judged by, and what of it a trial lacks: a gate whose reading is
 * missing has not been passed, and where one is missing no trial was limited by nothing.
 */
final class Unread {
  /** Figures of which one must be there, in trials that the condition holds for. */
  private record Needed(Predicate<TrialRecord> where, List<Metric> anyOf) {
    static Needed always(Metric... anyOf) {
      return where(trial -> true, anyOf);
    }

    static Needed where(Predicate<TrialRecord> where, Metric... anyOf) {
      return new Needed(where, List.of(anyOf));
    }

    boolean isMissing(TrialRecord trial, Figures figures) {
      return where.test(trial) && anyOf.stream().noneMatch(it -> figures.value(it).isPresent());
    }
  }

  /** Of limits, most of which are gates as well. */
  private static final List<Needed> LIMITS =
      List.of(
          Needed.always(COMPLETED),
          Needed.always(OK),
          Needed.always(FAILED),
          Needed.where(Unread::tellsOutcomes, TIMEOUTS),
          Needed.where(Unread::tellsOutcomes, DROPPED),
          Needed.where(trial -> open(trial).isPresent(), GOODPUT_RPS),
          Needed.where(trial -> isBy(trial, Driver.OPEN_LOOP), PORT_SHORTAGES),
          Needed.always(GENERATOR_CPU_CORES, GENERATOR_CPU_CORES_BETWEEN_READINGS),
          Needed.always(CPU_CORES_BENCHMARK_APP),
          Needed.where(trial -> seen(trial).downstream().isPresent(), CPU_CORES_SLEEPING_SERVICE),
          Needed.where(Unread::callsDownstream, DOWNSTREAM_LATENESS_P99_MS),
          Needed.always(MACHINE_BUSY_SHARE),
          Needed.always(MACHINE_STOLEN_SHARE),
          Needed.where(trial -> seen(trial).room().isPresent(), BUSIEST_THREAD_SHARE),
          Needed.where(Unread::hasQuota, THROTTLED_SHARE));

  private static final List<Needed> GATES =
      List.of(
          Needed.where(trial -> open(trial).isPresent(), ARRIVAL_LAG_P99_MS),
          Needed.where(Unread::closesConnections, CONNECTIONS_OPENED),
          Needed.where(Unread::isClosedLoop, LITTLE_CLIENTS),
          Needed.always(GENERATOR_FDS_PEAK),
          Needed.where(Unread::startsTarget, FDS_PEAK),
          Needed.where(Unread::compilesUntilSteady, COMPILER_CPU_SHARE));

  private Unread() {}

  /** Names of what limits are found by and this trial lacks; none of one that broke off. */
  static List<String> ofLimits(TrialRecord trial, Figures figures) {
    Optional<Window> window = window(trial);
    if (window.isEmpty()) {
      return List.of();
    }
    List<String> missing = new ArrayList<>(names(LIMITS, trial, figures));
    if (seen(trial).app().isPresent()
        && Series.of(trial, Reading.APP).withCounters().inside(window.get()).isEmpty()) {
      missing.add("counters of the side door");
    }
    if (seen(trial).kernelAfter().overflowsSince(seen(trial).kernelBefore()).isEmpty()) {
      missing.add(LISTEN_OVERFLOWS.label());
    }
    return missing;
  }

  /** The same of gates and limits. */
  static List<String> of(TrialRecord trial, Figures figures) {
    if (window(trial).isEmpty()) {
      return List.of();
    }
    List<String> missing = new ArrayList<>(ofLimits(trial, figures));
    missing.addAll(names(GATES, trial, figures));
    KernelReading before = seen(trial).kernelBefore();
    if (before.openFilesLimit() <= 0) {
      missing.add("limit of open files");
    }
    if (!before.reusesTimeWait() && before.ephemeralPorts() <= 0) {
      missing.add("range of ephemeral ports");
    }
    return missing;
  }

  /** The trial, with a gap in words where something is missing. */
  static TrialRecord told(TrialRecord trial, Figures figures) {
    List<String> missing = of(trial, figures);
    return missing.isEmpty()
        ? trial
        : trial.without(
            Set.of(),
            List.of(
                "not measured, so no gate or limit was judged by it: "
                    + String.join(", ", missing)
                    + why(trial, missing)));
  }

  /** Says why nothing is known of a server that is not ours. */
  private static String why(TrialRecord trial, List<String> missing) {
    return trial.scenario().app().isEmpty() && missing.contains(CPU_CORES_BENCHMARK_APP.label())
        ? "; only a target of one process, on this machine and of this user, is read"
        : "";
  }

  private static List<String> names(List<Needed> all, TrialRecord trial, Figures figures) {
    return all.stream()
        .filter(it -> it.isMissing(trial, figures))
        .map(it -> it.anyOf().getFirst().label())
        .toList();
  }

  private static Optional<Window> window(TrialRecord trial) {
    return trial.observations().isEmpty() ? Optional.empty() : Window.of(trial);
  }

  private static Observations seen(TrialRecord trial) {
    return trial.observations().orElseThrow();
  }

  private static Optional<Load.Open> open(TrialRecord trial) {
    return trial.scenario().open();
  }

  private static boolean isBy(TrialRecord trial, Driver driver) {
    return trial.scenario().driver() == driver;
  }

  private static boolean tellsOutcomes(TrialRecord trial) {
    return isBy(trial, Driver.OPEN_LOOP) || isBy(trial, Driver.JMETER);
  }

  private static boolean isClosedLoop(TrialRecord trial) {
    return isBy(trial, Driver.OPEN_LOOP)
        && trial.scenario().load() instanceof Load.Closed closed
        && closed.cycle().isZero();
  }

  private static boolean closesConnections(TrialRecord trial) {
    return isBy(trial, Driver.OPEN_LOOP) && !trial.scenario().client().keepsAlive();
  }

  static boolean startsTarget(TrialRecord trial) {
    return !(trial.scenario().target() instanceof Target.Running);
  }

  private static boolean callsDownstream(TrialRecord trial) {
    return seen(trial).downstream().filter(seen -> seen.after().hits() > 0).isPresent();
  }

  private static boolean hasQuota(TrialRecord trial) {
    return seen(trial).room().map(CpuRoom::quota).filter(it -> it.isPresent()).isPresent();
  }

  private static boolean compilesUntilSteady(TrialRecord trial) {
    Scenario scenario = trial.scenario();
    return scenario.warmUp().untilSteady().isPresent() && scenario.target() instanceof Target.App;
  }
}
