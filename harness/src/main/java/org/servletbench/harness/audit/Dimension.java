package org.servletbench.harness.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The kind of a quantity, with the units in which tables print it. */
enum Dimension {
  /** Words. */
  TEXT("text", true, Map.of()),
  /** Milliseconds. */
  TIME("a time", false, times()),
  /** Events per second. */
  RATE("a rate", true, rates()),
  COUNT("a count", true, counts()),
  /** Parts of 1. */
  SHARE("a share", false, shares()),
  /** Bytes. KB stands for 1024 of them, as wrk and ab print it. */
  BYTES("an amount of memory", false, bytes(List.of(""))),
  /** Bytes per second. */
  BYTE_RATE("a rate of bytes", false, byteRates());

  private static final String BYTE_UNITS = "BKMG";

  private final String words;
  private final boolean clearWithoutUnit;
  private final Map<String, Double> scales;

  Dimension(String words, boolean clearWithoutUnit, Map<String, Double> scales) {
    this.words = words;
    this.clearWithoutUnit = clearWithoutUnit;
    this.scales = scales;
  }

  /** Returns what a message calls it. */
  String words() {
    return words;
  }

  /** Returns a unit that a user may have to state. */
  String exampleUnit() {
    return switch (this) {
      case TIME -> "ms";
      case SHARE -> "%";
      case BYTES -> "MB";
      case BYTE_RATE -> "MB/s";
      case RATE, COUNT, TEXT -> "";
    };
  }

  /** Whether a number without any unit is clear. */
  boolean isClearWithoutUnit() {
    return clearWithoutUnit;
  }

  /** Returns how many base units one of this unit is; empty if it is no unit of this dimension. */
  OptionalDouble scale(String written) {
    String plain = written.replace('\u00b5', 'u').replace('\u03bc', 'u').replace(" ", "");
    Double scale = scales.get(plain);
    if (scale == null && plain.length() > 1) {
      scale = scales.get(plain.toLowerCase(Locale.ROOT));
    }
    return scale == null ? OptionalDouble.empty() : OptionalDouble.of(scale);
  }

  /** Whether a unit says only that the figure is a part of something: a cell may be in percent. */
  static boolean isRatio(String unit) {
    return Set.of("share", "ratio", "fraction").contains(unit.toLowerCase(Locale.ROOT));
  }

  /** Writes a value of the base unit. */
  String say(double value) {
    return switch (this) {
      case SHARE -> Digits.of(100 * value) + " %";
      case BYTES, BYTE_RATE -> bytes(value) + (this == BYTES ? "" : "/s");
      case TIME -> Digits.of(value) + " ms";
      case RATE -> Digits.of(value) + "/s";
      case TEXT, COUNT -> Digits.of(value);
    };
  }

  private static String bytes(double value) {
    double amount = value;
    int unit = 0;
    while (Math.abs(amount) >= 1024 && unit < BYTE_UNITS.length() - 1) {
      amount /= 1024;
      unit++;
    }
    return Digits.of(amount) + " " + BYTE_UNITS.charAt(unit) + (unit == 0 ? "" : "B");
  }

  private static Map<String, Double> times() {
    Map<String, Double> scales = new HashMap<>();
    List.of("ns", "nanoseconds").forEach(unit -> scales.put(unit, 1e-6));
    List.of("us", "usec", "microseconds").forEach(unit -> scales.put(unit, 1e-3));
    List.of("ms", "msec", "millis", "milliseconds").forEach(unit -> scales.put(unit, 1.0));
    List.of("s", "sec", "secs", "second", "seconds").forEach(unit -> scales.put(unit, 1e3));
    List.of("m", "min", "minutes").forEach(unit -> scales.put(unit, 60e3));
    scales.put("h", 3600e3);
    return scales;
  }

  private static Map<String, Double> counts() {
    return Map.of("", 1.0, "k", 1e3, "K", 1e3, "M", 1e6, "G", 1e9);
  }

  private static Map<String, Double> rates() {
    Map<String, Double> scales = new HashMap<>(counts());
    for (String unit :
        List.of("/s", "/sec", "/second", "rps", "qps", "tps", "req/s", "reqs/s", "req/sec")) {
      counts().forEach((prefix, scale) -> scales.put(prefix + unit, scale));
    }
    for (String unit :
        List.of("reqs/sec", "requests/s", "requests/sec", "ops/s", "ops/sec", "#/sec")) {
      scales.put(unit, 1.0);
    }
    return scales;
  }

  private static Map<String, Double> shares() {
    return Map.of(
        "%", 0.01, "percent", 0.01, "pct", 0.01, "share", 1.0, "ratio", 1.0, "fraction", 1.0);
  }

  private static Map<String, Double> bytes(List<String> endings) {
    Map<String, Double> scales = new HashMap<>();
    for (String ending : endings) {
      scales.put("b" + ending, 1.0);
      scales.put("B" + ending, 1.0);
      scales.put("bytes" + ending, 1.0);
      double scale = 1;
      for (String prefix : List.of("k", "m", "g")) {
        scale *= 1024;
        for (String unit : List.of(prefix, prefix.toUpperCase(Locale.ROOT))) {
          scales.put(unit + ending, scale);
        }
        for (String unit : List.of("b", "ib", "bytes")) {
          scales.put(prefix + unit + ending, scale);
        }
      }
    }
    return scales;
  }

  /** Mbit/s, Mbps and Mb/s count bits, by powers of 1000; mb/s is how many write MB/s. */
  private static Map<String, Double> byteRates() {
    Map<String, Double> scales = bytes(List.of("", "/s", "/sec", "/second"));
    double bytes = 1.0 / 8;
    for (String prefix : List.of("K", "M", "G")) {
      bytes *= 1000;
      String lower = prefix.toLowerCase(Locale.ROOT);
      for (String unit : List.of("bps", "bit/s", "bits/s", "bit/sec", "bits/sec", "b/s", "b/sec")) {
        scales.put(prefix + unit, bytes);
        if (!unit.startsWith("b/")) {
          scales.put(lower + unit, bytes);
        }
      }
      for (String unit : List.of("Bps", "iBps")) {
        scales.put(prefix + unit, scales.get(lower));
        scales.put(lower + unit, scales.get(lower));
      }
    }
    return scales;
  }
}
