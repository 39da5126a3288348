package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Ports;

/**
 * The ports of a trial's services, always on the loopback interface.
 *
 * @param appPort port of the connector under test
 * @param sideDoorPort port of the app's side door
 * @param downstreamPort port of the sleeping service
 */
public record Endpoints(int appPort, int sideDoorPort, int downstreamPort) {
  /** The default ports: the article's 8080 and 8090, and 8081 for the side door. */
  public static final Endpoints DEFAULT = new Endpoints(8080, 8081, 8090);

  private static final int FIRST_TRAINING_PORT = 18_080;

  TargetUrl app(String path) {
    return uri(appPort, path);
  }

  String downstream() {
    return "http://127.0.0.1:" + downstreamPort;
  }

  TargetUrl sleep(Duration delay) {
    return uri(downstreamPort, "/sleep/" + delay.toMillis());
  }

  /** Does the same for JMeter's plan, which adds a delay to the query; the service ignores it. */
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

  /** The same without its distributions and settings, which cost the app less. */
  AppStatus readCounters() throws IOException, InterruptedException {
    return JsonClient.get(uri(sideDoorPort, "/counters"), AppStatus.class);
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
   * Parses ports of which some differ from the defaults.
   *
   * @param text ports such as {@code app=9080,side-door=9081,downstream=9090}; a service left out
   *     keeps its default
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public static Endpoints parse(String text) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("app", DEFAULT.appPort);
    ports.put("side-door", DEFAULT.sideDoorPort);
    ports.put("downstream", DEFAULT.downstreamPort);
    Set<String> named = new HashSet<>();
    for (String each : text.split(",", -1)) {
      String[] words = each.split("=", -1);
      if (words.length != 2 || !ports.containsKey(words[0]) || !words[1].matches("[0-9]{1,5}")) {
        throw new IllegalArgumentException(
            "'" + each + "' is not like app=9080, side-door=9081 or downstream=9090");
      }
      int port = Integer.parseInt(words[1]);
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("'" + each + "' must name a port from 1 to 65535");
      }
      if (!named.add(words[0])) {
        throw new IllegalArgumentException(words[0] + " is named twice");
      }
      ports.put(words[0], port);
    }
    if (Set.copyOf(ports.values()).size() < ports.size()) {
      throw new IllegalArgumentException("each service needs a port of its own, not " + ports);
    }
    return new Endpoints(ports.get("app"), ports.get("side-door"), ports.get("downstream"));
  }

  /** Returns the ports of all three services. */
  public List<Integer> ports() {
    return List.of(appPort, sideDoorPort, downstreamPort);
  }

  /** Returns ports that are free now, for programs that start only to record a cache. */
  static Endpoints anyFree() {
    int app = Ports.firstFree(FIRST_TRAINING_PORT);
    int sideDoor = Ports.firstFree(app + 1);
    return new Endpoints(app, sideDoor, Ports.firstFree(sideDoor + 1));
  }

  /**
   * Checks that the port of the sleeping service is free.
   *
   * @throws org.servletbench.harness.model.BenchException that names the port and its holder
   */
  void requireDownstreamFree() {
    requireFree(downstreamPort, Reading.DOWNSTREAM, "downstream");
  }

  /** Checks the ports of the app and its side door likewise. */
  void requireAppFree() {
    requireFree(appPort, Reading.APP, "app");
    requireFree(sideDoorPort, "the side door of " + Reading.APP, "side-door");
  }

  private static void requireFree(int port, String what, String name) {
    Ports.requireFree(
        port,
        what,
        "choose another port, as in --ports " + name + "=" + Ports.firstFree(1000 + port % 20_000));
  }

  private static TargetUrl uri(int port, String path) {
    return TargetUrl.parse("http://127.0.0.1:" + port + path);
  }
}
