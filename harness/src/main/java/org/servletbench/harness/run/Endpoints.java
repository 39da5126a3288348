package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Ports;

/**
 * Where the services of a trial answer, always on the loopback interface.
 *
 * @param appPort the connector under test
 * @param sideDoorPort the app's side door
 * @param downstreamPort the sleeping service
 */
public record Endpoints(int appPort, int sideDoorPort, int downstreamPort) {
  /** The article's 8080 and 8090, and 8081 for the side door. */
  public static final Endpoints DEFAULT = new Endpoints(8080, 8081, 8090);

  TargetUrl app(String path) {
    return uri(appPort, path);
  }

  String downstream() {
    return "http://127.0.0.1:" + downstreamPort;
  }

  TargetUrl sleep(Duration delay) {
    return uri(downstreamPort, "/sleep/" + delay.toMillis());
  }

  /** The same for JMeter's plan, which asks for a delay in the query; the service ignores that. */
  TargetUrl sleepByQuery(Duration delay) {
    return uri(downstreamPort, "/sleep/" + delay.toMillis() + "?delay=" + delay.toMillis());
  }

  TargetUrl downstreamStats() {
    return uri(downstreamPort, "/stats");
  }

  TargetUrl sideDoor() {
    return uri(sideDoorPort, "/status");
  }

  AppStatus readApp() throws IOException, InterruptedException {
    return JsonClient.getFlat(sideDoor(), "settings", AppStatus.class);
  }

  /** Platform threads of the app by kind: pool-1-thread-7 and pool-1-thread-8 are two of one. */
  Map<String, Integer> readThreads() throws IOException, InterruptedException {
    Map<String, Integer> kinds = new TreeMap<>();
    JsonClient.get(uri(sideDoorPort, "/threads"), Threads.class)
        .platform()
        .forEach(name -> kinds.merge(name.replaceFirst("[0-9]+$", "#"), 1, Integer::sum));
    return kinds;
  }

  private record Threads(List<String> platform) {}

  DownstreamStatus readDownstream() throws IOException, InterruptedException {
    return JsonClient.get(downstreamStats(), DownstreamStatus.class);
  }

  void collectGarbage() throws IOException, InterruptedException {
    JsonClient.post(uri(sideDoorPort, "/gc"));
  }

  void resetDownstream() throws IOException, InterruptedException {
    JsonClient.post(uri(downstreamPort, "/stats/reset"));
  }

  /**
   * Nobody else may listen where the services will.
   *
   * @throws org.servletbench.harness.model.BenchException naming the port and who has it
   */
  public void requireFree() {
    requireDownstreamFree();
    requireAppFree();
  }

  void requireDownstreamFree() {
    Ports.requireFree(downstreamPort, Reading.DOWNSTREAM);
  }

  void requireAppFree() {
    Ports.requireFree(appPort, Reading.APP);
    Ports.requireFree(sideDoorPort, "the side door of " + Reading.APP);
  }

  private static TargetUrl uri(int port, String path) {
    return TargetUrl.parse("http://127.0.0.1:" + port + path);
  }
}
