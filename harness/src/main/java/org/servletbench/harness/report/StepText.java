package org.servletbench.harness.report;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Rung;

/**
 * The numbers that a suite's lists put into names: -400 for 400/s or 400 connections, -20ms, and
 * -1-5s for 1.5 s.
 *
 * @param load requests per second or connections; empty if they are not looked for
 * @param delayMillis delay of the downstream, likewise
 * @param timeScale what rates were multiplied and delays divided by, while names stay
 */
record StepText(OptionalDouble load, OptionalDouble delayMillis, double timeScale) {
  private static final Pattern PART = Pattern.compile("-([0-9]+(?:-[0-9]+)?)(us|ms|s|m|h)?");

  private static final Map<String, Double> MILLIS =
      Map.of("us", 1e-3, "ms", 1.0, "s", 1e3, "m", 60e3, "h", 3600e3);

  /** Scaled delays are whole milliseconds. */
  private static final double ROUNDING_MS = 0.5;

  private static final double SAME = 1e-9;

  static StepText of(Rung rung, double timeScale) {
    double load =
        switch (rung.load()) {
          case Load.Open open -> open.ratePerSecond();
          case Load.Closed closed -> closed.connections();
        };
    return new StepText(
        OptionalDouble.of(load),
        rung.delay().stream().mapToDouble(delay -> delay.toNanos() / 1e6).findFirst(),
        timeScale);
  }

  /** Whether a part of a name is one of the numbers. */
  boolean is(String part) {
    Matcher number = PART.matcher(part);
    if (!number.matches()) {
      return false;
    }
    double value = Double.parseDouble(number.group(1).replace('-', '.'));
    if (number.group(2) == null) {
      return load.isPresent() && (isLoad(value) || isLoad(value * timeScale));
    }
    double millis = value * MILLIS.get(number.group(2));
    return delayMillis.isPresent()
        && (Math.abs(millis - delayMillis.getAsDouble()) <= SAME * millis
            || timeScale != 1
                && Math.abs(millis / timeScale - delayMillis.getAsDouble()) <= ROUNDING_MS);
  }

  private boolean isLoad(double value) {
    return Math.abs(value - load.getAsDouble()) <= SAME * value;
  }

  /** Returns a name without the last part that is one of the numbers; empty if it has none. */
  Optional<String> without(String name) {
    for (int from = name.lastIndexOf('-'); from > 0; from = name.lastIndexOf('-', from - 1)) {
      for (int to = name.length(); to > from; to = name.lastIndexOf('-', to - 1)) {
        if (is(name.substring(from, to))) {
          return Optional.of(name.substring(0, from) + name.substring(to));
        }
      }
    }
    return Optional.empty();
  }
}
