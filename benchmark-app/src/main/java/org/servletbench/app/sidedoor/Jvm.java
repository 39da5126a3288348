package org.servletbench.app.sidedoor;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The JVM's own figures. */
final class Jvm {

  private static final double MIB = 1024 * 1024;
  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getGarbageCollectorMXBeans();

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

  /** As -Xmx was given; Runtime.maxMemory() leaves a survivor space out. */
  static long heapMaxMib() {
    var flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return (long) (Long.parseLong(flags.getVMOption("MaxHeapSize").getValue()) / MIB);
  }

  /** Names of the live platform threads; virtual ones are not among them. */
  static List<String> platformThreads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(Objects::nonNull) // ended in between
        .map(ThreadInfo::getThreadName)
        .sorted()
        .toList();
  }
}
