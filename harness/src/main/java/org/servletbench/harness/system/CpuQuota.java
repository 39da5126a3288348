package org.servletbench.harness.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.ProcessReading;

/**
 * The tightest CPU quota of a process, set by its control group or one above it (cgroups(7);
 * Documentation/admin-guide/cgroup-v2.rst and scheduler/sched-bwc.rst of the kernel).
 *
 * @param folder folder of the group that sets the quota
 * @param cores CPU seconds allowed per second
 */
public record CpuQuota(Path folder, double cores) {
  /** Returns the quota; empty if there is none, or there are no control groups. */
  public static Optional<CpuQuota> of(long pid) {
    String groups = ProcFs.text(pid + "/cgroup").orElse("");
    String mounts = ProcFs.text("self/mountinfo").orElse("");
    return ControlGroups.folders(groups, mounts, "cpu").stream()
        .flatMap(folder -> cores(folder).stream().mapToObj(cores -> new CpuQuota(folder, cores)))
        .min(Comparator.comparingDouble(CpuQuota::cores));
  }

  /** Returns the CPU that affinity and quota leave a process; empty when it is gone. */
  public static Optional<CpuRoom> room(long pid) {
    return Cores.allowed(pid)
        .map(
            cores ->
                new CpuRoom(
                    ProcFs.count(cores),
                    of(pid)
                        .map(quota -> OptionalDouble.of(quota.cores()))
                        .orElse(OptionalDouble.empty())));
  }

  /** Returns how long the group has been throttled so far; empty where the kernel does not tell. */
  public Optional<ProcessReading> throttled() {
    OptionalLong nanos =
        text(folder, "cpu.stat").map(ProcText::throttledNanos).orElse(OptionalLong.empty());
    return nanos.isPresent()
        ? Optional.of(ProcessReading.ofTime(System.currentTimeMillis(), nanos.getAsLong()))
        : Optional.empty();
  }

  private static OptionalDouble cores(Path folder) {
    Optional<String> max = text(folder, "cpu.max");
    return max.isPresent()
        ? ProcText.quotaOfMax(max.get())
        : ProcText.quota(
            text(folder, "cpu.cfs_quota_us").orElse("-1"),
            text(folder, "cpu.cfs_period_us").orElse("0"));
  }

  private static Optional<String> text(Path folder, String file) {
    Path path = folder.resolve(file);
    return Files.isRegularFile(path) ? ProcFs.text(path.toString()) : Optional.empty();
  }
}
