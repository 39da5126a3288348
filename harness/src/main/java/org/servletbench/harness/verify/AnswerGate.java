package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;

/**
 * Checks the one answer that was read ahead of the load, where the tool checks none: wrk and ab
 * count whatever comes, and wrk does not tell how many connections it opened.
 */
final class AnswerGate {
  private static final int LEAST_GOOD = 200;
  private static final int MOST_GOOD = 299;

  private AnswerGate() {}

  static void check(Scenario scenario, AnswerSeen answer, List<String> reasons) {
    Driver driver = scenario.driver();
    if (driver.checksAnswers() || answer.statusLine().isEmpty()) { // runs of earlier versions
      return;
    }
    String expected = body(scenario.target());
    String shown = expected.substring(0, Math.min(expected.length(), AnswerSeen.SHOWN));
    if (answer.status() < LEAST_GOOD || answer.status() > MOST_GOOD) {
      reasons.add(
          Text.of(
              "asked ahead of the load, the target answered %s: correct the URL, or the server",
              FailedRequests.of(answer)));
    } else if (!expected.isEmpty() && !answer.beginning().equals(shown)) {
      reasons.add(
          Text.of(
              "asked ahead of the load, the target answered %s, not '%s', and %s does not check"
                  + " bodies: correct the URL, or %s",
              FailedRequests.of(answer),
              shown,
              driver.label(),
              isOwn(scenario.target()) ? "target.body" : "the server"));
    }
    boolean announced = closes(answer);
    if (scenario.client().keepsAlive() && (announced || answer.closed().orElse(false))) {
      String connection = FailedRequests.clean(answer.headers().getOrDefault("connection", ""));
      reasons.add(
          Text.of(
              "asked ahead of the load, the target closed the connection (%s%s%s): set"
                  + " client.keep-alive: off, or have the server keep it",
              FailedRequests.clean(answer.statusLine()),
              connection.isEmpty() ? "" : ", connection: " + connection,
              announced ? "" : ", without a word of closing"));
    }
  }

  private static boolean closes(AnswerSeen answer) {
    List<String> tokens =
        Arrays.stream(answer.headers().getOrDefault("connection", "").split(","))
            .map(token -> token.strip().toLowerCase(Locale.ROOT))
            .toList();
    return tokens.contains("close")
        || answer.statusLine().startsWith("HTTP/1.0") && !tokens.contains("keep-alive");
  }

  /** Whether the suite itself says the body of a good answer. */
  private static boolean isOwn(Target target) {
    return target instanceof Target.Command command && command.framework().isEmpty();
  }

  private static String body(Target target) {
    return switch (target) {
      case Target.App app -> app.strategy().body();
      case Target.Command command -> command.body();
      case Target.Running running -> "";
    };
  }
}
