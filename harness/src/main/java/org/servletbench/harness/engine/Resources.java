package org.servletbench.harness.engine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The resources that the engine has used so far. */
record Resources(
    long cpuNanos,
    long loopCpuNanos,
    long loopAllocatedBytes,
    long gcCount,
    long gcMillis,
    long jitMillis) {

  /**
   * @param loop thread id of the event loop
   */
  static Resources now(long loop) {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long gcCount = 0;
    long gcMillis = 0;
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      gcCount += gc.getCollectionCount();
      gcMillis += gc.getCollectionTime();
    }
    return new Resources(
        process.getProcessCpuTime(),
        threads.getThreadCpuTime(loop),
        threads.getThreadAllocatedBytes(loop),
        gcCount,
        gcMillis,
        ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
  }

  void putInto(Properties properties, Resources start) {
    put(properties, "cpu-ns", cpuNanos - start.cpuNanos);
    put(properties, "loop-cpu-ns", loopCpuNanos - start.loopCpuNanos);
    put(properties, "allocated-bytes", loopAllocatedBytes - start.loopAllocatedBytes);
    put(properties, "gc-count", gcCount - start.gcCount);
    put(properties, "gc-ms", gcMillis - start.gcMillis);
    put(properties, "jit-ms", jitMillis - start.jitMillis);
  }

  /** Returns the largest resident set of this process, in KiB; -1 where /proc does not tell. */
  static long peakRssKib() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException noProc) {
      return -1;
    }
    return -1;
  }

  private static void put(Properties properties, String name, long value) {
    properties.setProperty(name, Long.toString(value));
  }
}
