package org.servletbench.harness.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/** The arguments of one ab process. It is a closed loop without think time, in HTTP/1.0. */
public final class AbCommand {
  /**
   * ab ends when they are used up: a minute at 33,000 requests/s. It reserves 32 bytes for each,
   * uses those of the requests that it makes, and as many again while it sorts at its end. -g
   * writes about 60 bytes a request.
   */
  public static final int DEFAULT_REQUESTS = 2_000_000;

  private AbCommand() {}

  /**
   * What follows the binary.
   *
   * @param requests at most so many, {@value #DEFAULT_REQUESTS} where the rate is not known
   * @param timeout ab gives the whole run up, without a report, when no connection sees anything
   *     for so long; it has no timeout of a single request
   * @param keepAlive whether a connection serves more than one request
   * @param percentiles where ab writes one line for each of 0 to 100 %
   * @param perRequest where ab writes one line of about 60 bytes per request
   * @throws BenchException for a duration or timeout that is not a whole number of seconds
   */
  public static List<String> arguments(
      int requests,
      int connections,
      Duration duration,
      Duration timeout,
      boolean keepAlive,
      TargetUrl url,
      Path percentiles,
      Path perRequest) {
    if (connections < 1 || requests < connections) {
      throw new IllegalArgumentException(
          Text.of(
              "ab needs a connection, and a request for each: %d requests on %d connections",
              requests, connections));
    }
    List<String> arguments = new ArrayList<>(List.of("-q"));
    // In this order: -t sets -n to 50,000.
    arguments.addAll(List.of("-t", seconds("load.duration", duration)));
    arguments.addAll(List.of("-n", Integer.toString(requests)));
    arguments.addAll(List.of("-c", Integer.toString(connections)));
    arguments.addAll(List.of("-s", seconds("load.timeout", timeout)));
    if (keepAlive) {
      arguments.add("-k");
    }
    // Bodies may differ in length; and go on after a reset, instead of ending without a report.
    arguments.addAll(List.of("-l", "-r"));
    arguments.addAll(List.of("-e", percentiles.toString(), "-g", perRequest.toString()));
    arguments.add(url.toString());
    return List.copyOf(arguments);
  }

  private static String seconds(String name, Duration duration) {
    return Long.toString(WholeSeconds.of("ab", name, duration));
  }
}
