package org.servletbench.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The CPU time that this JVM has used so far, without its compiler and the thread that asks.
 *
 * @param threadNanos that of the threads that are alive, by the scheduler's own count
 * @param processNanos that of all threads that ever were; the JVM tells it in ticks of 10 ms
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
    byte[] buffer = new byte[256]; // one for all: garbage would be charged to the benchmark
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      String asking = Path.of("/proc/thread-self").toRealPath().getFileName().toString();
      for (Path thread : threads.toList()) {
        long nanos = nanos(thread, buffer);
        if (COMPILERS.contains(words(thread.resolve("comm"), buffer))) {
          compilers += nanos;
        } else if (!thread.endsWith(asking)) {
          others += nanos;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return new CpuTime(
        others,
        PROCESS.getProcessCpuTime() - compilers - threads.getCurrentThreadCpuTime(),
        threads.getTotalStartedThreadCount());
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

  private static long nanos(Path thread, byte[] buffer) {
    String schedstat = words(thread.resolve("schedstat"), buffer);
    return schedstat.isEmpty() ? 0 : Long.parseLong(schedstat.split(" ")[0]);
  }

  /** Returns what a short file holds; nothing if its thread has just ended. */
  private static String words(Path file, byte[] buffer) {
    try (InputStream in = new FileInputStream(file.toFile())) {
      int bytes = in.read(buffer);
      return bytes < 0 ? "" : new String(buffer, 0, bytes, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
