package org.servletbench.jmh.loopback;

import java.io.IOException;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.servletbench.harness.engine.NullDownstream;
import org.servletbench.harness.engine.RepeatedRequest;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.jmh.MicroBenchmark;

/** Two sides that are as cheap as they can be, and a connection between them over loopback. */
@Fork(jvmArgsAppend = MicroBenchmark.NATIVE_ACCESS)
public abstract class CheapestSides extends MicroBenchmark {

  private NullDownstream server;
  private RepeatedRequest request;

  /** Whether the caller is a virtual thread. */
  boolean virtual() {
    return false;
  }

  @Setup
  public void connect() throws IOException {
    requireCaller(virtual());
    server = new NullDownstream();
    request =
        new RepeatedRequest(
            new TargetUrl("http", "127.0.0.1", server.uri().getPort(), "/sleep/0"), "true");
  }

  @TearDown
  public void close() throws IOException {
    request.close();
    server.close();
  }

  /** Returns the status of a good answer. */
  final int send() throws IOException {
    return request.send();
  }
}
