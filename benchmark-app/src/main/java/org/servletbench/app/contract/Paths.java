package org.servletbench.app.contract;

import java.util.regex.Pattern;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.servletbench.app.exchange.StageTimes;

/** Defines what the paths mean, whatever serves them. */
final class Paths {

  static final Answer HELLO = new Answer(200, "Hello");

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  private Paths() {}

  /**
   * Reads what comes after {@code /wait/}; throws a {@link Failure} of status 404 unless it is all
   * digits. How many milliseconds are too many is the downstream's to say.
   *
   * @param times stage times of the request; null when stages are off
   */
  static Delay delay(String millis, StageTimes times) {
    if (!DIGITS.matcher(millis).matches()) {
      throw new Failure(404, "not found");
    }
    return new Delay(Long.parseLong(millis), times);
  }
}
