package org.servletbench.harness.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.TargetUrl;

/** Builds the arguments of one ab process, a closed loop without think time in HTTP/1.0. */
public final class AbCommand {
  /**
   * The number of requests after which ab ends, enough for a minute at 33,000 requests/s. ab
   * reserves 32 bytes for each, touches only those of the requests it makes, and needs as many
   * again to sort at its end. -g writes about 60 bytes per request.
   */
  static final int MOST = 2_000_000;

  private AbCommand() {}

  /**
   * Returns the arguments that follow the binary.
   *
   * @param timeout how long all connections may be silent before ab gives up the whole run without
   *     a report; ab has no timeout for a single request
   * @param keepAlive whether a connection serves more than one request
   * @param percentiles file to which ab writes one line for each of 0 to 100 %
   * @param perRequest file to which ab writes one line of about 60 bytes per request
   */
  public static List<String> arguments(
      int connections,
      Duration duration,
      Duration timeout,
      boolean keepAlive,
      TargetUrl url,
      Path percentiles,
      Path perRequest) {
    List<String> arguments = new ArrayList<>(List.of("-q"));
    // -t comes first because it sets -n to 50,000.
    arguments.addAll(List.of("-t", Long.toString(duration.toSeconds())));
    arguments.addAll(List.of("-n", Integer.toString(MOST)));
    arguments.addAll(List.of("-c", Integer.toString(connections)));
    arguments.addAll(List.of("-s", Long.toString(timeout.toSeconds())));
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
}
