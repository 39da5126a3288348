package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_FDS_PEAK;
import static org.servletbench.harness.catalogue.GeneratorFigure.PORT_SHORTAGES;
import static org.servletbench.harness.catalogue.ProcessFigure.FDS_PEAK;
import static org.servletbench.harness.catalogue.ProcessFigure.MACHINE_STOLEN_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.OTHERS_CPU_CORES;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Checks that the machine had enough room. */
final class MachineGates {
  private MachineGates() {}

  /**
   * @param started whether the target was started here, and so has the limits of the harness
   */
  static void check(Observations seen, boolean started, Figures figures, List<String> reasons) {
    KernelReading before = seen.kernelBefore();
    long overflows = seen.kernelAfter().overflowsSince(before).orElse(-1); // Unread tells that
    if (overflows > 0) {
      reasons.add(
          Text.count(overflows, "connection")
              + " overflowed a listen backlog: raise accept-count and somaxconn");
    }
    long drops = seen.kernelAfter().otherDropsSince(before);
    if (drops > 0) {
      reasons.add(
          Text.count(drops, "SYN")
              + " found no room at a listening socket: sysctl net.ipv4.tcp_syncookies=1, or raise"
              + " net.ipv4.tcp_max_syn_backlog");
    }
    if (!before.reusesTimeWait()
        && before.ephemeralPorts() > 0
        && before.timeWait() > Thresholds.TIME_WAIT_SHARE * before.ephemeralPorts()) {
      reasons.add(
          Text.of(
              "%d of %d ephemeral ports were in TIME_WAIT before the start: sysctl"
                  + " net.ipv4.tcp_tw_reuse=2, wait a minute, or spread over"
                  + " client.local-addresses",
              before.timeWait(), before.ephemeralPorts()));
    }
    OptionalDouble shortages =
        figures.value(PORT_SHORTAGES); // which only the open-loop driver reports
    if (shortages.isPresent() && shortages.getAsDouble() > 0) {
      reasons.add(
          Text.of(
              "%s found no local port: keep connections alive, or spread over"
                  + " client.local-addresses",
              Text.count((long) shortages.getAsDouble(), "connection")));
    }
    if (started) {
      files("the app", figures.value(FDS_PEAK), before.openFilesLimit(), reasons);
    }
    files("the generator", figures.value(GENERATOR_FDS_PEAK), before.openFilesLimit(), reasons);
    OptionalDouble others = figures.value(OTHERS_CPU_CORES); // not told by older runs
    if (others.isPresent() && others.getAsDouble() > Thresholds.OTHERS_SHARE * seen.cores()) {
      reasons.add(
          Text.of(
              "%.2f cores were busy with none of this trial's processes (at most %.2f): end what"
                  + " else runs here",
              others.getAsDouble(), Thresholds.OTHERS_SHARE * seen.cores()));
    }
    OptionalDouble stolen = figures.value(MACHINE_STOLEN_SHARE);
    if (stolen.isPresent() && stolen.getAsDouble() > Thresholds.STOLEN_SHARE) {
      reasons.add(
          Text.of(
              "the hypervisor gave %.0f %% of the cores to other machines (at most %.0f %%): run"
                  + " again",
              stolen.getAsDouble() * 100, Thresholds.STOLEN_SHARE * 100));
    }
  }

  private static void files(String who, OptionalDouble peak, long limit, List<String> reasons) {
    if (limit > 0 && peak.isPresent() && peak.getAsDouble() > Thresholds.OPEN_FILES_SHARE * limit) {
      reasons.add(
          Text.of(
              "%s had %.0f of %d open files: ulimit -n %d",
              who, peak.getAsDouble(), limit, 2 * limit));
    }
  }
}
