package org.servletbench.jmh.measuring;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.StageTimes;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much does it cost the app to time the stages of a request and to put them into words? Reading
 * and setting the headers is not part of it.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReportStages extends MicroBenchmark {

  private String slot;

  @Setup(Level.Iteration)
  public void slot() {
    slot = Long.toString(System.nanoTime());
  }

  /** Returns the header of a request that has called the downstream. */
  @Benchmark
  public String ofARequest() {
    StageTimes times = StageTimes.entered(slot, System.nanoTime());
    Delay delay = new Delay(0, times);
    delay.called();
    delay.answered();
    return times.header(System.nanoTime());
  }
}
