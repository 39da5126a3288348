package org.servletbench.jmh.loopback;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.servletbench.jmh.Pace;

/** How much CPU time does the cheapest exchange over loopback cost, when few requests come? */
@Warmup(iterations = 10, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public class SparseExchange extends CheapestSides {

  private final Pace pace = new Pace();

  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    pace.begin(iteration);
  }

  @Benchmark
  public int exchange() throws IOException {
    pace.await();
    return send();
  }
}
