package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.servletbench.harness.engine.HttpConnection;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.Deadline;

/** Checks that a target serves at all, which a search by load would take minutes to find. */
public final class ServingCheck {
  /** The number of attempts: a target that fails every second request is still worth a search. */
  private static final int ATTEMPTS = 5;

  private ServingCheck() {}

  /**
   * Says how the target failed; empty if it answered at least one of five requests.
   *
   * @param patience limit for each request; once it has passed, no more are sent
   */
  public static Optional<String> failure(TargetUrl url, Duration patience)
      throws InterruptedException {
    Map<String, Integer> seen = new LinkedHashMap<>();
    long start = System.nanoTime();
    int asked = 0;
    while (asked < ATTEMPTS && System.nanoTime() - start < patience.toNanos()) {
      asked++;
      String answer = ask(url, patience);
      if (answer.startsWith("status 2")) {
        return Optional.empty();
      }
      seen.merge(answer, 1, Integer::sum);
    }
    return Optional.of(
        Text.of(
            "%s serves nothing: of %d requests, %s; start the server or correct the URL",
            url,
            asked,
            seen.entrySet().stream()
                .map(each -> each.getValue() + " ended with: " + each.getKey())
                .collect(Collectors.joining(", "))));
  }

  private static String ask(TargetUrl url, Duration patience) throws InterruptedException {
    try (HttpConnection connection = new HttpConnection()) {
      return "status "
          + Deadline.call(patience, () -> connection.ask("GET", url), connection::close).status();
    } catch (IOException e) {
      return Failures.words(e);
    }
  }
}
