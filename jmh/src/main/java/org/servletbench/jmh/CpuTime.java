package org.servletbench.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The CPU time that this JVM has used so far, without its compiler and the thread that asks.
 *
 * @param threadNanos that of the threads that are alive, by the scheduler's own count
 * @param processNanos that of the process, which the JVM tells in ticks of 10 ms
 * @param startedThreads threads that were started so far
 */
record CpuTime(long threadNanos, long processNanos, long startedThreads) {

  /** The names of the compiler's threads, which the kernel cuts to 15 characters. */
  private static final Set<String> COMPILERS = Set.of("C1 CompilerThre", "C2 CompilerThre");

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  static CpuTime now() {
    long compilers = 0;
    long others = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      String asking = Path.of("/proc/thread-self").toRealPath().getFileName().toString();
      for (Path thread : threads.toList()) {
        long nanos = nanos(thread);
        if (COMPILERS.contains(words(thread.resolve("comm")))) {
          compilers += nanos;
        } else if (!thread.endsWith(asking)) {
          others += nanos;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CpuTime(
        others,
        PROCESS.getProcessCpuTime() - compilers,
        ManagementFactory.getThreadMXBean().getTotalStartedThreadCount());
  }

  /**
   * Returns what was used since, in nanoseconds: by the threads, or by the process if threads have
   * been started, because those that have ended since are in its time only.
   */
  long since(CpuTime before) {
    return startedThreads == before.startedThreads
        ? threadNanos - before.threadNanos
        : processNanos - before.processNanos;
  }

  private static long nanos(Path thread) {
    String schedstat = words(thread.resolve("schedstat"));
    return schedstat.isEmpty() ? 0 : Long.parseLong(schedstat.split(" ")[0]);
  }

  /** Returns what a file holds; nothing if its thread has just ended. */
  private static String words(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
