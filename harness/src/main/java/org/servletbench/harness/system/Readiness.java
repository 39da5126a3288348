package org.servletbench.harness.system;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.servletbench.harness.model.BenchException;

/** Waits for a server's first answer instead of for a number of seconds. */
public final class Readiness {
  private static final long POLL_MILLIS = 20;
  private static final int ANSWER_MILLIS = 1000;
  private static final int SHOWN_LINES = 8;

  private Readiness() {}

  /**
   * Asks every 20 ms until the answer is 200.
   *
   * @throws BenchException when the process ends or the limit passes before, with its last lines
   */
  public static void await(URI uri, ManagedProcess process, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!answers(uri)) {
      if (!process.isAlive()) {
        throw BenchException.machine(
            "%s ended with exit code %d before it answered %s; %s"
                .formatted(process.name(), process.exitCode().orElse(-1), uri, lastLines(process)));
      }
      if (System.nanoTime() - end >= 0) {
        throw BenchException.machine(
            "%s did not answer %s within %s; %s"
                .formatted(process.name(), uri, seconds(limit), lastLines(process)));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static boolean answers(URI uri) {
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
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
