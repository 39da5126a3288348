package org.servletbench.app.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How long one request asks the downstream to take.
 *
 * @param millis 0 or more; {@value #MAX_MILLIS} at most where the parameter says it
 * @param times stage times of the request; null when stages are off
 */
public record Delay(long millis, StageTimes times) {

  static final long DEFAULT_MILLIS = 1_000;
  static final long MAX_MILLIS = 600_000;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

  public Delay {
    if (millis < 0) {
      throw bad(Long.toString(millis));
    }
  }

  /** The delay of a request whose stages are off. */
  public Delay(long millis) {
    this(millis, null);
  }

  /** Notes that the downstream call begins. */
  public void called() {
    if (times != null) {
      times.called();
    }
  }

  /** Notes that the downstream call has ended. */
  public void answered() {
    if (times != null) {
      times.answered();
    }
  }

  /**
   * Reads the parameter {@code delay}; throws a {@link Failure} of status 400 that says what is
   * wrong with it.
   */
  public static Delay of(HttpServletRequest request) {
    return new Delay(parameter(request).millis, StageTimes.of(request));
  }

  private static Delay parameter(HttpServletRequest request) {
    String[] values;
    try {
      values = request.getParameterValues("delay");
    } catch (IllegalStateException malformed) { // as the Servlet specification says
      throw malformed();
    }
    return of(values == null ? null : Arrays.asList(values));
  }

  /**
   * Returns a part of a request target that Netty decodes; throws a {@link Failure} of status 400
   * if it cannot.
   */
  public static <T> T decoded(Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException malformed) {
      throw malformed();
    }
  }

  private static Failure malformed() {
    return new Failure(400, "the request target is malformed");
  }

  /**
   * Does the same where no servlet reads the parameters.
   *
   * @param values all values of the parameter {@code delay}; null where there is none
   * @param times stage times of the request; null when stages are off
   */
  public static Delay of(List<String> values, StageTimes times) {
    return new Delay(of(values).millis, times);
  }

  private static Delay of(List<String> values) {
    if (values == null) {
      return new Delay(DEFAULT_MILLIS);
    }
    if (values.size() > 1) {
      throw bad(String.join(",", values));
    }
    String only = values.getFirst();
    return parse(only == null ? "" : only); // WebFlux gives null for a parameter without a value
  }

  static Delay parse(String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw bad(text);
    }
    Delay delay = new Delay(Long.parseLong(text));
    if (delay.millis > MAX_MILLIS) {
      throw bad(text);
    }
    return delay;
  }

  private static Failure bad(String text) {
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
    String line = shown.replaceAll("[^ -~]", "?");
    return new Failure(
        400, "delay is not a whole number of milliseconds in 0.." + MAX_MILLIS + ": " + line);
  }
}
