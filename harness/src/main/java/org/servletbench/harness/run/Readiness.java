package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.servletbench.harness.engine.HttpConnection;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.Deadline;
import org.servletbench.harness.system.ManagedProcess;

/** Waits for a server's first answer instead of a fixed time. */
public final class Readiness {
  private static final long POLL_MILLIS = 20;

  /** The limit for one whole answer; after that the request is sent again. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  private static final int SHOWN_LINES = 8;

  private final Map<ManagedProcess, TargetUrl> processes;
  private final Map<ManagedProcess, Duration> ready = new HashMap<>();

  /** The last answer of each process that is not ready yet. */
  private final Map<ManagedProcess, String> seen = new HashMap<>();

  private Readiness(Map<ManagedProcess, TargetUrl> processes) {
    this.processes = processes;
  }

  /**
   * Sends a request every 20 ms until the answer is 200.
   *
   * @return how long after its start the process answered
   * @throws BenchException when the process ends or the limit passes before, with its last lines
   */
  public static Duration await(TargetUrl url, ManagedProcess process, Duration limit)
      throws InterruptedException {
    return await(Map.of(process, url), limit).get(process);
  }

  /**
   * Does the same for several processes that start side by side, each with its own URL.
   *
   * @return how long after its start each process answered
   */
  public static Map<ManagedProcess, Duration> await(
      Map<ManagedProcess, TargetUrl> processes, Duration limit) throws InterruptedException {
    return new Readiness(processes).await(limit);
  }

  /** Whether the server answers 200 now. */
  public static boolean answers(TargetUrl url) throws InterruptedException {
    return answer(url).equals("200");
  }

  private Map<ManagedProcess, Duration> await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (ready.size() < processes.size()) {
      for (ManagedProcess process : processes.keySet()) {
        if (!ready.containsKey(process)) {
          ask(process);
        }
      }
      for (ManagedProcess process : processes.keySet()) {
        if (!ready.containsKey(process)) {
          requireHope(process, end, limit);
        }
      }
      Thread.sleep(POLL_MILLIS);
    }
    return ready;
  }

  private void ask(ManagedProcess process) throws InterruptedException {
    String answer = answer(processes.get(process));
    if (answer.equals("200")) {
      ready.put(process, process.age());
    } else {
      seen.put(process, answer);
    }
  }

  /** Returns the status of the answer, or why there is none. */
  private static String answer(TargetUrl url) throws InterruptedException {
    try (HttpConnection connection = new HttpConnection()) {
      return Integer.toString(
          Deadline.call(ANSWER_LIMIT, () -> connection.status(url), connection::close));
    } catch (IOException e) {
      return Failures.words(e);
    }
  }

  private void requireHope(ManagedProcess process, long end, Duration limit) {
    TargetUrl url = processes.get(process);
    if (!process.isAlive()) {
      throw BenchException.machine(
          Text.of(
              "%s ended with exit code %d before it answered %s; %s",
              process.name(), process.exitCode().orElse(-1), url, lastLines(process)));
    }
    if (System.nanoTime() - end >= 0) {
      throw BenchException.machine(
          Text.of(
              "%s did not answer %s with 200 within %s (last: %s); %s",
              process.name(), url, seconds(limit), seen.get(process), lastLines(process)));
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
