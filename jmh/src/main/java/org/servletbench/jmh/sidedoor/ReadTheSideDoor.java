package org.servletbench.jmh.sidedoor;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.servletbench.harness.engine.HttpAnswer;
import org.servletbench.harness.engine.HttpConnection;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.jmh.MicroBenchmark;
import org.servletbench.jmh.app.RunningApp;

/** How much does one reading of the app's state cost, asked and answered in one JVM? */
@Fork(jvmArgsAppend = MicroBenchmark.NATIVE_ACCESS)
@Warmup(iterations = 10, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public class ReadTheSideDoor extends MicroBenchmark {

  private RunningApp app;
  private HttpConnection connection;
  private TargetUrl status;
  private TargetUrl counters;

  @Setup
  public void start() {
    app = new RunningApp();
    connection = new HttpConnection();
    status = app.sideDoor("/status");
    counters = app.sideDoor("/counters");
  }

  @TearDown
  public void stop() {
    connection.close();
    app.close();
  }

  /** Reads all that there is, as at the beginning and end of a trial. */
  @Benchmark
  public HttpAnswer status() throws IOException {
    return connection.ask("GET", status);
  }

  /** Reads the counters only, as twice a second. */
  @Benchmark
  public HttpAnswer counters() throws IOException {
    return connection.ask("GET", counters);
  }
}
