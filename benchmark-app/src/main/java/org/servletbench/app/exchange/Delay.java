package org.servletbench.app.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * How long the downstream is asked to take.
 *
 * @param millis 0..{@value #MAX_MILLIS}
 */
public record Delay(long millis) {

  static final long DEFAULT_MILLIS = 1_000;
  static final long MAX_MILLIS = 600_000;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

  public Delay {
    if (millis < 0 || millis > MAX_MILLIS) {
      throw bad(Long.toString(millis));
    }
  }

  /**
   * Reads the parameter {@code delay}; a {@link Failure} of status 400 says what is wrong with it.
   */
  public static Delay of(HttpServletRequest request) {
    String[] values = request.getParameterValues("delay");
    if (values == null) {
      return new Delay(DEFAULT_MILLIS);
    }
    if (values.length > 1) {
      throw bad(String.join(",", values));
    }
    return parse(values[0]);
  }

  static Delay parse(String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw bad(text);
    }
    return new Delay(Long.parseLong(text));
  }

  private static Failure bad(String text) {
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
    String line = shown.replaceAll("[^ -~]", "?");
    return new Failure(
        400, "delay is not a whole number of milliseconds in 0.." + MAX_MILLIS + ": " + line);
  }
}
