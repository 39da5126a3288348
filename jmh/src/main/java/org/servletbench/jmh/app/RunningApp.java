package org.servletbench.jmh.app;

import java.util.List;
import java.util.stream.Stream;
import org.servletbench.app.BenchmarkApp;
import org.servletbench.app.container.LiveContainer;
import org.servletbench.app.sidedoor.SideDoor;
import org.servletbench.harness.engine.NullDownstream;
import org.servletbench.harness.model.TargetUrl;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The app with its real container and clients, in this JVM and on free ports. Its downstream
 * answers at once, whatever the delay, on one thread of this JVM.
 */
public final class RunningApp implements AutoCloseable {

  private final NullDownstream downstream = new NullDownstream();
  private final ConfigurableApplicationContext context;

  /**
   * Starts the app.
   *
   * @param settings its settings, such as {@code --bench.blocking-client=jdk}
   */
  public RunningApp(String... settings) {
    List<String> ours =
        List.of(
            // Closing the context stops Tomcat a moment before the clients' threads.
            "--logging.level.org.apache.catalina.loader.WebappClassLoaderBase=ERROR",
            "--server.port=0",
            "--bench.side-door-port=0",
            "--bench.downstream=" + downstream.uri());
    context =
        BenchmarkApp.start(
            Stream.concat(Stream.of(settings), ours.stream()).toArray(String[]::new));
  }

  /** Returns one of the app's own objects. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Returns the URL of a path of the connector. */
  public TargetUrl url(String pathAndQuery) {
    return loopback(part(LiveContainer.class).port(), pathAndQuery);
  }

  /** Returns the URL of a path of the side door. */
  public TargetUrl sideDoor(String path) {
    return loopback(part(SideDoor.class).port(), path);
  }

  /** Returns the downstream. */
  public NullDownstream downstream() {
    return downstream;
  }

  private static TargetUrl loopback(int port, String pathAndQuery) {
    return new TargetUrl("http", "127.0.0.1", port, pathAndQuery);
  }

  @Override
  public void close() {
    context.close();
    downstream.close();
  }
}
