package org.servletbench.harness.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a setting of the app may be, and how it is written.
 *
 * @param parser reads a value of a suite; throws an IllegalArgumentException for another
 * @param range refuses a value that is out of range, by its key
 * @param text writes a value as in a suite, for the parser
 * @param told writes a value as the app tells it
 * @param unit what an argument of the app has behind the told value
 * @param inForce whether a value is in force in an app that tells this; null if it tells nothing
 */
record SettingKind(
    Function<String, Object> parser,
    BiConsumer<Object, String> range,
    Function<Object, String> text,
    Function<Object, String> told,
    String unit,
    BiPredicate<Object, String> inForce) {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private static SettingKind of(
      Function<String, Object> parser,
      BiConsumer<Object, String> range,
      Function<Object, String> text) {
    return new SettingKind(
        parser, range, text, text, "", (value, told) -> text.apply(value).equals(told));
  }

  static SettingKind count(int least, int most) {
    return of(
        Units::parseCount,
        (value, name) -> Range.require((int) value, least, most, name),
        Object::toString);
  }

  /** Events per second, from 0 to the given rate. */
  static SettingKind rate(double most) {
    return of(
        Units::parseRate,
        (value, name) -> Range.require((double) value, 0, most, name),
        value -> BigDecimal.valueOf((double) value).stripTrailingZeros().toPlainString() + "/s");
  }

  /** A duration, which the app takes and tells in milliseconds. */
  static SettingKind time() {
    Function<Object, String> millis = value -> Long.toString(((Duration) value).toMillis());
    return new SettingKind(
        Units::parseDuration,
        (value, name) -> requireMillis((Duration) value, name),
        value -> Units.formatDuration((Duration) value),
        millis,
        "ms",
        (value, told) -> millis.apply(value).equals(told));
  }

  /** A duration that may be 0, which the app does not know. */
  static SettingKind pause() {
    return of(
        Units::parseDuration,
        (value, name) -> Range.require((Duration) value, Duration.ZERO, LONGEST, name),
        value -> Units.formatDuration((Duration) value));
  }

  private static void requireMillis(Duration value, String name) {
    Range.require(value, SHORTEST, LONGEST, name);
    if (value.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          name + " must be whole milliseconds, not " + Units.formatDuration(value));
    }
  }

  /** One of some constants, written in lower case with hyphens. */
  static SettingKind oneOf(Enum<?>... all) {
    return of(text -> oneOf(all, text), (value, name) -> {}, value -> label((Enum<?>) value));
  }

  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Enum<?> oneOf(Enum<?>[] all, String text) {
    return Arrays.stream(all)
        .filter(each -> label(each).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.of(
                        "'%s' is not known; known: %s",
                        text,
                        Arrays.stream(all)
                            .map(SettingKind::label)
                            .collect(Collectors.joining(", ")))));
  }

  /** Whether a filter runs; the app tells the names of those that do. */
  static SettingKind filter(String name) {
    return new SettingKind(
        Units::parseFlag,
        (value, key) -> {},
        Object::toString,
        Object::toString,
        "",
        (value, told) ->
            (boolean) value || told != null && !List.of(told.split(", ")).contains(name));
  }
}
