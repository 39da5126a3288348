package org.servletbench.jmh;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Divides the CPU time of the whole JVM by its operations. The time of an operation includes what
 * its thread waits; what a request costs is CPU time, on whichever thread. The garbage collector
 * counts, as it does for a running app. The compiler does not: for as short as a benchmark runs, it
 * would outweigh everything else.
 *
 * <p>The last iteration has no figure: JMH ends the benchmark's state in it, such as the app. JMH's
 * own score counts it as 0, so the harness averages the iterations that have one.
 */
public final class CpuProfiler implements InternalProfiler {

  /** The name of the result, in microseconds an operation. */
  public static final String LABEL = "cpu.time.norm";

  private int measured;
  private CpuTime before;

  @Override
  public String getDescription() {
    return "CPU time of the JVM per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = CpuTime.now();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long nanos = CpuTime.now().since(before);
    long operations = result.getMetadata().getAllOps();
    measured += iteration.getType() == IterationType.MEASUREMENT ? 1 : 0;
    return operations == 0 || measured == iteration.getCount()
        ? List.of()
        : List.of(
            new ScalarResult(LABEL, nanos / 1e3 / operations, "us/op", AggregationPolicy.AVG));
  }
}
