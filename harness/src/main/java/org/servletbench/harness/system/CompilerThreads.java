package org.servletbench.harness.system;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.servletbench.harness.model.ProcessReading;

/**
 * Reads the CPU time of a JVM's compiler threads from /proc/pid/task: HotSpot's own, Graal and
 * those of OpenJ9. They are recognised by their names, of which the kernel takes 15 characters.
 * HotSpot starts and ends such threads as needed, so the time of an ended one is kept.
 */
public final class CompilerThreads {
  /** Their first letters: newer JVMs keep both ends of a long name, and put dots between. */
  private static final Pattern NAMES = Pattern.compile("(C[12] Com|JVMCI[ -]|JIT Compilation).*");

  private final long pid;

  /** The CPU time that each thread has used so far. */
  private final Map<String, Long> ticks = new HashMap<>();

  private final Set<String> others = new HashSet<>();

  public CompilerThreads(long pid) {
    this.pid = pid;
  }

  /** Returns their CPU time so far; empty until the first such thread has been seen. */
  public synchronized Optional<ProcessReading> read() {
    long now = System.currentTimeMillis();
    List<String> threads = ProcFs.threads(pid);
    others.retainAll(new HashSet<>(threads)); // an id may be reused
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

  static boolean isCompiler(String name) {
    return NAMES.matcher(name).matches();
  }

  private void take(String thread, String stat) {
    if (isCompiler(ProcText.name(stat))) {
      ticks.put(thread, ProcText.stat(stat).cpuTicks());
    } else {
      others.add(thread);
    }
  }
}
