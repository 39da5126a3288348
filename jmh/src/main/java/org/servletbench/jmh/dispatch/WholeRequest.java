package org.servletbench.jmh.dispatch;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.servletbench.harness.engine.RepeatedRequest;
import org.servletbench.jmh.MicroBenchmark;
import org.servletbench.jmh.app.RunningApp;

/**
 * Sends a request to the app and waits for its answer, over loopback, in one JVM. One request is in
 * flight, so that the time of an operation is a response time, made of wake-ups for the most part;
 * its CPU time is what the app pays, with that of the client and of the downstream, which are as
 * cheap as they can be.
 */
@Fork(jvmArgsAppend = MicroBenchmark.NATIVE_ACCESS)
@Warmup(iterations = 10, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public abstract class WholeRequest extends MicroBenchmark {

  private static final String ON_VIRTUAL_THREAD = "-on-virtual-thread";

  private RunningApp app;
  private RepeatedRequest request;

  final void start(String pathAndQuery, String body, String... settings) throws IOException {
    requireCaller(false);
    app = new RunningApp(settings);
    request = new RepeatedRequest(app.url(pathAndQuery), body);
  }

  /** Starts the app with one of the ways to answer without calling anything. */
  final void startAtOnce(String way) throws IOException {
    boolean virtual = way.endsWith(ON_VIRTUAL_THREAD);
    start(
        AnswersAtOnce.ROOT + way.replace(ON_VIRTUAL_THREAD, ""),
        AnswersAtOnce.ANSWER.body(),
        "--spring.threads.virtual.enabled=" + virtual,
        "--spring.main.sources=" + AnswersAtOnce.class.getName());
  }

  @TearDown
  public void stop() throws IOException {
    request.close();
    app.close();
  }

  /** Returns the status of a good answer. */
  final int send() throws IOException {
    return request.send();
  }

  final RunningApp app() {
    return app;
  }
}
