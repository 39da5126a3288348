package org.servletbench.jmh;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Starts JMH with its own options, so that allocation and CPU time per operation stand beside every
 * time.
 */
public final class Microbenchmarks {
  private Microbenchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @param args JMH's options; {@code -h} lists them
   */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    org.openjdk.jmh.Main.main(
        Stream.concat(
                Stream.of(args), Stream.of("-prof", "gc", "-prof", CpuProfiler.class.getName()))
            .toArray(String[]::new));
  }
}
