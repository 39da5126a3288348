package org.servletbench.harness.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/** Builds the arguments of one wrk process, a closed loop without think time. */
public final class WrkCommand {
  private WrkCommand() {}

  /**
   * Returns the arguments that follow the binary.
   *
   * @param threads most threads; lowered to a divisor of connections, since wrk gives each thread
   *     the same number of connections and silently drops the rest
   * @param timeout answers that take longer are counted but left out of wrk's latencies; wrk goes
   *     on waiting for them
   * @param keepAlive whether a connection serves more than one request
   * @param script file with the text of {@link #script()}
   * @throws BenchException for a duration or timeout that is not a whole number of seconds
   */
  public static List<String> arguments(
      int threads,
      int connections,
      Duration duration,
      Duration timeout,
      boolean keepAlive,
      TargetUrl url,
      Path script) {
    if (threads < 1 || connections < 1) {
      throw new IllegalArgumentException(
          Text.of(
              "wrk needs at least one thread and one connection, not %d and %d",
              threads, connections));
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-t",
                Integer.toString(divisor(connections, threads)),
                "-c",
                Integer.toString(connections),
                "-d",
                WholeSeconds.of("wrk", "load.duration", duration) + "s",
                "--timeout",
                WholeSeconds.of("wrk", "load.timeout", timeout) + "s",
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

  private static int divisor(int connections, int most) {
    int divisor = Math.min(connections, most);
    while (connections % divisor != 0) {
      divisor--;
    }
    return divisor;
  }
}
