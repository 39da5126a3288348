package org.servletbench.jmh.client;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.servletbench.app.downstream.DownstreamCalls;
import org.servletbench.app.exchange.Delay;
import org.servletbench.jmh.MicroBenchmark;
import org.servletbench.jmh.app.RunningApp;

/**
 * Calls by a client of the app, taken from the running app and set as it sets them. Its connector
 * is idle meanwhile. One call is in flight; the server is a thread of the same JVM, so that half of
 * the wake-ups are its own.
 */
@Fork(jvmArgsAppend = MicroBenchmark.NATIVE_ACCESS)
@Warmup(iterations = 10, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public abstract class AppClient extends MicroBenchmark {

  static final Delay AT_ONCE = new Delay(0);

  private RunningApp app;
  private DownstreamCalls calls;

  @Setup
  public void startApp() {
    requireCaller(virtual());
    app = new RunningApp(settings());
    calls = app.part(DownstreamCalls.class);
    findClients(app);
  }

  @TearDown
  public void stopApp() {
    app.close();
  }

  /** Whether the caller is a virtual thread. */
  boolean virtual() {
    return false;
  }

  String[] settings() {
    return new String[0];
  }

  abstract void findClients(RunningApp running);

  /** Counts the calls that the app has sent so far. */
  final long calls() {
    return calls.started();
  }
}
