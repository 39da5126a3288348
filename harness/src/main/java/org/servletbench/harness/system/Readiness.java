package org.servletbench.harness.system;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/** Waits for a server's first answer instead of for a number of seconds. */
public final class Readiness {
  private static final long POLL_MILLIS = 20;
  private static final int ANSWER_MILLIS = 1000;
  private static final int SHOWN_LINES = 8;

  private Readiness() {}

  /**
   * Asks every 20 ms until the answer is 200.
   *
   * @return how long after its start the process answered
   * @throws BenchException when the process ends or the limit passes before, with its last lines
   */
  public static Duration await(TargetUrl uri, ManagedProcess process, Duration limit)
      throws InterruptedException {
    return await(Map.of(process, uri), limit).get(process);
  }

  /**
   * The same of several processes that start side by side, each with what it is asked for.
   *
   * @return how long after its start each answered
   */
  public static Map<ManagedProcess, Duration> await(
      Map<ManagedProcess, TargetUrl> processes, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Map<ManagedProcess, Duration> ready = new HashMap<>();
    while (true) {
      for (Map.Entry<ManagedProcess, TargetUrl> each : processes.entrySet()) {
        ManagedProcess process = each.getKey();
        if (!ready.containsKey(process) && answers(each.getValue())) {
          ready.put(process, process.age());
        }
      }
      if (ready.size() == processes.size()) {
        return ready;
      }
      for (Map.Entry<ManagedProcess, TargetUrl> each : processes.entrySet()) {
        if (!ready.containsKey(each.getKey())) {
          requireHope(each.getKey(), each.getValue(), end, limit);
        }
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static void requireHope(ManagedProcess process, TargetUrl uri, long end, Duration limit) {
    if (!process.isAlive()) {
      throw BenchException.machine(
          Text.of(
              "%s ended with exit code %d before it answered %s; %s",
              process.name(), process.exitCode().orElse(-1), uri, lastLines(process)));
    }
    if (System.nanoTime() - end >= 0) {
      throw BenchException.machine(
          Text.of(
              "%s did not answer %s within %s; %s",
              process.name(), uri, seconds(limit), lastLines(process)));
    }
  }

  /** Whether the answer is 200 now. */
  public static boolean answers(TargetUrl uri) {
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) uri.uri().toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private static String lastLines(ManagedProcess process) {
    List<String> lines = process.lastLines(SHOWN_LINES);
    return lines.isEmpty()
        ? "its log " + process.log() + " is empty"
        : "its last lines (" + process.log() + "):\n  " + String.join("\n  ", lines);
  }
}
