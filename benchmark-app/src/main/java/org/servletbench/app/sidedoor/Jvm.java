package org.servletbench.app.sidedoor;

import com.sun.management.GcInfo;
import com.sun.management.HotSpotDiagnosticMXBean;
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

/** The JVM's own figures. */
final class Jvm {

  private static final double MIB = 1024 * 1024;
  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getGarbageCollectorMXBeans();
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Set<String> HEAP =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());

  /** Beans that stand for a phase of a collection ("ZGC Major Pauses", "G1 Concurrent GC"). */
  private static final Pattern PHASES = Pattern.compile("Pauses|Concurrent");

  private Jvm() {}

  /** The collector as its flag calls it: Serial, Parallel, G1, Z; else its bean's name. */
  static String collector() {
    String bean = COLLECTORS.getFirst().getName();
    return switch (bean) {
      case "Copy", "MarkSweepCompact" -> "Serial";
      case "PS Scavenge", "PS MarkSweep" -> "Parallel";
      default -> bean.startsWith("ZGC") ? "Z" : bean.split(" ")[0];
    };
  }

  static Status.Gc collections() {
    return new Status.Gc(
        COLLECTORS.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum(),
        COLLECTORS.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum());
  }

  static double heapUsedMib() {
    Runtime runtime = Runtime.getRuntime();
    return Math.round((runtime.totalMemory() - runtime.freeMemory()) / MIB * 10) / 10.0;
  }

  /** By all threads; what a virtual thread allocates counts for its carrier. */
  static long allocatedBytes() {
    return THREADS.getTotalThreadAllocatedBytes();
  }

  /** Elapsed time of every compilation, those of two threads added. */
  static long compilerMillis() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
  }

  /**
   * What the heap held right after the last collection, of whichever collector; null before one.
   * After a young collection that includes what is dead in the old generation.
   */
  static Double heapLiveMib() {
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

  /** As -Xmx was given; Runtime.maxMemory() leaves a survivor space out. */
  static long heapMaxMib() {
    var flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return (long) (Long.parseLong(flags.getVMOption("MaxHeapSize").getValue()) / MIB);
  }

  /** Names of the live platform threads; virtual ones are not among them. */
  static List<String> platformThreads() {
    return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(Objects::nonNull) // ended in between
        .map(ThreadInfo::getThreadName)
        .sorted()
        .toList();
  }
}
