package org.servletbench.app.sidedoor;

import com.sun.management.GcInfo;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the JVM's own figures. */
final class Jvm {

  private static final double MIB = 1024 * 1024;
  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getGarbageCollectorMXBeans();
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
  private static final Set<String> HEAP =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());

  /** Matches beans of one phase of a collection ("ZGC Major Pauses", "G1 Concurrent GC"). */
  private static final Pattern PHASES = Pattern.compile("Pauses|Concurrent");

  private static volatile Live live = new Live(0, 0, null);

  private Jvm() {}

  /** What the heap held after so many collections, by the given number of times it was asked. */
  private record Live(long collections, int asked, Double mib) {}

  /** Names the collector as its JVM flag does (Serial, Parallel, G1, Z), or else by its bean. */
  static String collector() {
    String bean = COLLECTORS.getFirst().getName();
    return switch (bean) {
      case "Copy", "MarkSweepCompact" -> "Serial";
      case "PS Scavenge", "PS MarkSweep" -> "Parallel";
      default -> bean.startsWith("ZGC") ? "Z" : bean.split(" ")[0];
    };
  }

  static Status.Gc collections() {
    long count = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector : COLLECTORS) {
      if (!PHASES.matcher(collector.getName()).find()) {
        count += collector.getCollectionCount();
      }
      millis += collector.getCollectionTime();
    }
    return new Status.Gc(count, millis);
  }

  static double heapUsedMib() {
    Runtime runtime = Runtime.getRuntime();
    return Math.round((runtime.totalMemory() - runtime.freeMemory()) / MIB * 10) / 10.0;
  }

  /** Returns the bytes that all threads allocated; a carrier counts for its virtual threads. */
  static long allocatedBytes() {
    return THREADS.getTotalThreadAllocatedBytes();
  }

  /**
   * Returns the elapsed time of all compilations, added up over the compiler threads, ms; null
   * without a compiler, as by -Xint.
   */
  static Long compilerMillis() {
    return COMPILER == null ? null : COMPILER.getTotalCompilationTime();
  }

  static long cpuNanosOfThisThread() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /**
   * Returns what the heap held right after the last collection, MiB; null before the first. After a
   * young collection this includes dead objects in the old generation. The answer is kept, for it
   * costs a good part of a reading. It is asked for twice a collection, since the JVM counts one a
   * moment before it tells of it.
   */
  static Double heapLiveMib() {
    long collections = collections().count();
    Live known = live;
    int asked = known.collections == collections ? known.asked : 0;
    if (asked < 2) {
      known = new Live(collections, asked + 1, heapAfterLast());
      live = known;
    }
    return known.mib;
  }

  private static Double heapAfterLast() {
    return COLLECTORS.stream()
        .filter(collector -> !PHASES.matcher(collector.getName()).find())
        .map(collector -> ((com.sun.management.GarbageCollectorMXBean) collector).getLastGcInfo())
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(GcInfo::getEndTime))
        .map(Jvm::heapAfter)
        .orElse(null);
  }

  private static double heapAfter(GcInfo collection) {
    long bytes =
        collection.getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> HEAP.contains(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    return Math.round(bytes / MIB * 1000) / 1000.0;
  }

  /** Returns the limit of -Xmx, MiB; Runtime.maxMemory() leaves out a survivor space. */
  static long heapMaxMib() {
    var flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return (long) (Long.parseLong(flags.getVMOption("MaxHeapSize").getValue()) / MIB);
  }

  /** Names the live platform threads; virtual threads are not included. */
  static List<String> platformThreads() {
    return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(Objects::nonNull) // ended in between
        .map(ThreadInfo::getThreadName)
        .sorted()
        .toList();
  }
}
