package org.servletbench.harness.engine;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.servletbench.jmh.MicroBenchmark;

/** How much does it cost the load engine to read the stages that an answer reports? */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadServerTiming extends MicroBenchmark {

  private final byte[] header =
      ("Server-Timing: queue;dur=0.012, dispatch;dur=0.110, downstream;dur=0.345,"
              + " redispatch;dur=0.050\r\n")
          .getBytes(StandardCharsets.US_ASCII);
  private final ServerTiming timing = new ServerTiming(new StageNames());

  /** Returns the sum of the four stages, in nanoseconds. */
  @Benchmark
  public long fourStages() {
    timing.startHead();
    timing.startLine();
    timing.takeUntilLineFeed(header, 0, header.length);
    timing.endLine();
    return timing.nanos(0) + timing.nanos(1) + timing.nanos(2) + timing.nanos(3);
  }
}
