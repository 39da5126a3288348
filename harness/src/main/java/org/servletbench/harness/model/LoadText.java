package org.servletbench.harness.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a load as one word for the command line of the open-loop engine, and parses it back to an
 * equal load.
 */
public final class LoadText {
  private static final String FORMS =
      "even:RATE:DURATION, poisson:RATE:SEED:DURATION, ramp:FROM:TO:DURATION,"
          + " steps:R1,R2,...:DURATION, burst:RATE:SIZE:DURATION or"
          + " closed:CONNECTIONS:THINK:CYCLE:SPREAD:DURATION";
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  private LoadText() {}

  /** Formats a load, such as {@code even:20:60s}, without its timeout. */
  public static String format(Load load) {
    return switch (load) {
      case Load.Open open -> format(open.arrivals()) + ":" + Units.formatDuration(open.duration());
      case Load.Closed closed ->
          Text.of(
              "closed:%d:%s:%s:%s:%s",
              closed.connections(),
              Units.formatDuration(closed.thinkTime()),
              Units.formatDuration(closed.cycle()),
              Units.formatDuration(closed.spread()),
              Units.formatDuration(closed.duration()));
    };
  }

  /**
   * Parses a load that {@link #format} wrote.
   *
   * @throws IllegalArgumentException that names the text and the allowed forms
   */
  public static Load parse(String text, Duration timeout) {
    List<String> words = Arrays.asList(text.split(":", -1));
    try {
      Duration duration = Units.parseDuration(words.get(words.size() - 1));
      return words.get(0).equals("closed")
          ? new Load.Closed(
              Integer.parseInt(word(words, 1, 6)),
              Units.parseDuration(words.get(2)),
              Units.parseDuration(words.get(3)),
              Units.parseDuration(words.get(4)),
              duration,
              timeout)
          : new Load.Open(arrivals(words), duration, timeout);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Text.of("'%s' is not a load: %s; write it as %s", text, e.getMessage(), FORMS), e);
    }
  }

  private static Arrivals arrivals(List<String> words) {
    return switch (words.get(0)) {
      case "even" -> new Arrivals.Even(rate(word(words, 1, 3)));
      case "poisson" -> new Arrivals.Poisson(rate(word(words, 1, 4)), Long.parseLong(words.get(2)));
      case "ramp" -> new Arrivals.Ramp(rate(word(words, 1, 4)), rate(words.get(2)));
      case "steps" ->
          new Arrivals.Steps(
              Arrays.stream(word(words, 1, 3).split(",", -1)).map(LoadText::rate).toList());
      case "burst" -> new Arrivals.Burst(rate(word(words, 1, 4)), Integer.parseInt(words.get(2)));
      case String other -> throw new IllegalArgumentException("'" + other + "' is unknown");
    };
  }

  private static String format(Arrivals arrivals) {
    return arrivals.label()
        + ":"
        + switch (arrivals) {
          case Arrivals.Even even -> plain(even.ratePerSecond());
          case Arrivals.Poisson poisson -> plain(poisson.ratePerSecond()) + ":" + poisson.seed();
          case Arrivals.Ramp ramp -> plain(ramp.from()) + ":" + plain(ramp.to());
          case Arrivals.Steps steps ->
              steps.rates().stream().map(LoadText::plain).collect(Collectors.joining(","));
          case Arrivals.Burst burst -> plain(burst.ratePerSecond()) + ":" + burst.size();
        };
  }

  private static String word(List<String> words, int index, int size) {
    if (words.size() != size) {
      throw new IllegalArgumentException(
          Text.of("%d parts, not the %d of %s", words.size(), size, words.get(0)));
    }
    return words.get(index);
  }

  private static double rate(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a rate");
    }
    return Double.parseDouble(text);
  }

  /** Writes all digits that a double needs to be read back unchanged, without an exponent. */
  private static String plain(double rate) {
    return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
  }
}
