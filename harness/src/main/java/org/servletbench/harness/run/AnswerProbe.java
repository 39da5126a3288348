package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.servletbench.harness.engine.HttpAnswer;
import org.servletbench.harness.engine.HttpConnection;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Deadline;

/** Sends a target one request, as the drivers do, and counts every byte of the answer. */
final class AnswerProbe {
  private AnswerProbe() {}

  /**
   * Sends the request; returns nothing if the answer cannot be read, since the load will show why.
   *
   * @param limit how long a whole answer may take
   * @param again whether to ask once more, to see whether the connection is kept
   */
  static Optional<AnswerSeen> ask(TargetUrl url, Duration limit, boolean again)
      throws InterruptedException {
    try (HttpConnection connection = new HttpConnection()) {
      HttpAnswer answer = Deadline.call(limit, () -> connection.ask("GET", url), connection::close);
      Optional<Boolean> closed =
          again ? Optional.of(!isKept(connection, url, limit)) : Optional.empty();
      return Optional.of(
          new AnswerSeen(
              answer.status(),
              Math.toIntExact(answer.bytes()),
              Math.toIntExact(answer.bodyBytes()),
              answer.headers(),
              answer.statusLine(),
              answer.text().substring(0, Math.min(AnswerSeen.SHOWN, answer.text().length())),
              closed));
    } catch (IOException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static boolean isKept(HttpConnection connection, TargetUrl url, Duration limit)
      throws InterruptedException {
    try {
      Deadline.call(limit, () -> connection.ask("GET", url), connection::close);
    } catch (IOException e) {
      return false;
    }
    return connection.opened() == 1;
  }
}
