package org.servletbench.jmh;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Starts JMH with options of ours: allocation and CPU time per operation stand beside every time,
 * and the JVMs have the collector and the heap that the harness gives the app. The number of their
 * compiler threads stays the same, so that {@link CpuProfiler} can count what those use.
 */
public final class Microbenchmarks {
  /**
   * The profiler named last begins last and ends first: it does not see what the other allocates.
   */
  private static final List<String> OURS =
      List.of(
          "-prof",
          CpuProfiler.class.getName(),
          "-prof",
          "gc",
          "-jvmArgs",
          "-XX:+UseSerialGC -Xmx512m -XX:-UseDynamicNumberOfCompilerThreads");

  private Microbenchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @param args JMH's options; {@code -h} lists them
   */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    org.openjdk.jmh.Main.main(Stream.concat(Stream.of(args), OURS.stream()).toArray(String[]::new));
  }
}
