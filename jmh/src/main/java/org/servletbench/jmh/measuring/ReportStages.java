package org.servletbench.jmh.measuring;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.StageTimes;
import org.servletbench.jmh.MicroBenchmark;

/** How much does it cost the app to time the stages of a request and to report them? */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReportStages extends MicroBenchmark {

  /** Returns the header of a request that has called the downstream. */
  @Benchmark
  public String ofARequest() {
    StageTimes times = StageTimes.entered(Long.toString(System.nanoTime()), System.nanoTime());
    Delay delay = new Delay(0, times);
    delay.called();
    delay.answered();
    return times.header(System.nanoTime());
  }
}
