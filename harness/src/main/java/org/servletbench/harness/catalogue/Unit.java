package org.servletbench.harness.catalogue;

import java.util.Arrays;

/** What a figure is counted in. A metric's name tells it, so that no column is without one. */
public enum Unit {
  MILLISECONDS("ms", ".*_ms"),
  MICROSECONDS("us", ".*_us(_.*)?"),
  SECONDS("s", ".*_s"),
  PER_SECOND("1/s", ".*(_rps(_.*)?|_per_second)"),
  MEBIBYTES("MiB", ".*_mib"),
  KIBIBYTES("KiB", ".*_kib(_.*)?"),
  BYTES("B", "(.*_)?bytes_per_.*"),
  /** A count or a ratio. */
  ONE("1", ".*");

  private final String symbol;
  private final String names;

  Unit(String symbol, String names) {
    this.symbol = symbol;
    this.names = names;
  }

  /** As on disk, such as {@code 1/s}. */
  public String symbol() {
    return symbol;
  }

  static Unit of(String metric) {
    return Arrays.stream(values())
        .filter(unit -> metric.matches(unit.names))
        .findFirst()
        .orElseThrow();
  }
}
