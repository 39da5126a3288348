package org.servletbench.harness.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.TargetUrl;

/** Builds the arguments of one wrk process, a closed loop without think time. */
public final class WrkCommand {
  /** One thread saturates a server that shares two cores with wrk. */
  private static final String THREADS = "1";

  private WrkCommand() {}

  /**
   * Returns the arguments that follow the binary.
   *
   * @param timeout answers that take longer are counted but left out of wrk's latencies; wrk goes
   *     on waiting for them
   * @param keepAlive whether a connection serves more than one request
   * @param script file with the text of {@link #script()}
   */
  public static List<String> arguments(
      int connections,
      Duration duration,
      Duration timeout,
      boolean keepAlive,
      TargetUrl url,
      Path script) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-t",
                THREADS,
                "-c",
                Integer.toString(connections),
                "-d",
                duration.toSeconds() + "s",
                "--timeout",
                timeout.toSeconds() + "s",
                "--latency",
                "-s",
                script.toString()));
    if (!keepAlive) {
      arguments.addAll(List.of("-H", "Connection: close"));
    }
    arguments.add(url.toString());
    return List.copyOf(arguments);
  }

  /** Returns the Lua script that prints what {@link WrkOutput} reads. */
  public static String script() {
    try (InputStream script = WrkCommand.class.getResourceAsStream("wrk.lua")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource wrk.lua", e);
    }
  }
}
