package org.servletbench.jmh.parking;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much does it cost to take a virtual thread off its carrier and to put it back at once?
 *
 * <p>It yields at the bottom of so many frames and returns to the top, so that its whole stack is
 * copied to the heap and back. The same descent without a yield is what to subtract.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    jvmArgsAppend = {
      MicroBenchmark.ON_VIRTUAL_THREAD,
      "-Djdk.virtualThreadScheduler.parallelism=1",
      "-Djdk.virtualThreadScheduler.maxPoolSize=1"
    })
public class YieldAVirtualThread extends MicroBenchmark {

  /** Frames above the one that yields. */
  @Param({"5", "20", "100"})
  int depth;

  @Setup
  public void check() {
    requireCaller(true);
  }

  /** Returns how many frames it went down. */
  @Benchmark
  public int yieldAtTheBottom() {
    return descend(depth, true);
  }

  /** Returns how many frames it went down. */
  @Benchmark
  public int descendOnly() {
    return descend(depth, false);
  }

  /** Never inlined, because inlined calls share a frame. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private int descend(int frames, boolean yields) {
    if (frames > 0) {
      return descend(frames - 1, yields) + 1;
    }
    if (yields) {
      Thread.yield();
    }
    return 0;
  }
}
