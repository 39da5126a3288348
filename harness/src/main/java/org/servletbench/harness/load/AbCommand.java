package org.servletbench.harness.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/** Builds the arguments of one ab process, a closed loop without think time in HTTP/1.0. */
public final class AbCommand {
  /**
   * The number of requests after which ab ends, enough for a minute at 33,000 requests/s. ab
   * reserves 32 bytes for each, touches only those of the requests it makes, and needs as many
   * again to sort at its end. -g writes about 60 bytes per request.
   */
  public static final int DEFAULT_REQUESTS = 2_000_000;

  private AbCommand() {}

  /**
   * Returns the arguments that follow the binary.
   *
   * @param requests most requests to make; {@value #DEFAULT_REQUESTS} where the rate is not known
   * @param timeout how long all connections may be silent before ab gives up the whole run without
   *     a report; ab has no timeout for a single request
   * @param keepAlive whether a connection serves more than one request
   * @param percentiles file to which ab writes one line for each of 0 to 100 %
   * @param perRequest file to which ab writes one line of about 60 bytes per request
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
              "ab needs at least one connection and one request per connection, not %d requests on"
                  + " %d connections: change the suite's load",
              requests, connections));
    }
    List<String> arguments = new ArrayList<>(List.of("-q"));
    // -t comes first because it sets -n to 50,000.
    arguments.addAll(List.of("-t", seconds("load.duration", duration)));
    arguments.addAll(List.of("-n", Integer.toString(requests)));
    arguments.addAll(List.of("-c", Integer.toString(connections)));
    arguments.addAll(List.of("-s", seconds("load.timeout", timeout)));
    if (keepAlive) {
      arguments.add("-k");
    }
    // -l: bodies may differ in length. -r: ab goes on after a reset instead of ending without a
    // report.
    arguments.addAll(List.of("-l", "-r"));
    arguments.addAll(List.of("-e", percentiles.toString(), "-g", perRequest.toString()));
    arguments.add(url.toString());
    return List.copyOf(arguments);
  }

  private static String seconds(String name, Duration duration) {
    return Long.toString(WholeSeconds.of("ab", name, duration));
  }
}
