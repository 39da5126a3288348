package org.servletbench.harness.system;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.model.ProcessReading;

/**
 * CPU time of the threads in which a HotSpot JVM compiles, from /proc/pid/task. They are known by
 * their names, which the kernel cuts to 15 characters; HotSpot adds and ends such threads as it
 * needs them, so the time of one that has ended is kept.
 */
public final class CompilerThreads {
  private static final Set<String> NAMES = Set.of("C1 CompilerThre", "C2 CompilerThre");

  private final long pid;

  /** By thread; what it has used so far. */
  private final Map<String, Long> ticks = new HashMap<>();

  private final Set<String> others = new HashSet<>();

  public CompilerThreads(long pid) {
    this.pid = pid;
  }

  /** Their CPU time so far; empty as long as there has been no such thread. */
  public synchronized Optional<ProcessReading> read() {
    long now = System.currentTimeMillis();
    List<String> threads = ProcFs.threads(pid);
    others.retainAll(new HashSet<>(threads)); // an id may be given again
    for (String thread : threads) {
      if (!others.contains(thread)) {
        ProcFs.threadStat(pid, thread).ifPresent(stat -> take(thread, stat));
      }
    }
    long used = ticks.values().stream().mapToLong(Long::longValue).sum();
    return ticks.isEmpty()
        ? Optional.empty()
        : Optional.of(new ProcessReading(now, ProcFs.nanos(used), 0, ticks.size(), 0, 0));
  }

  private void take(String thread, String stat) {
    if (NAMES.contains(ProcText.name(stat))) {
      ticks.put(thread, ProcText.stat(stat).cpuTicks());
    } else {
      others.add(thread);
    }
  }
}
