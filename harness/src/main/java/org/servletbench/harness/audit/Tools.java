package org.servletbench.harness.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is known of the tools that load servers. */
final class Tools {
  /** They send the next request when the last one is answered. */
  private static final Set<String> CLOSED =
      Set.of("wrk", "ab", "hey", "bombardier", "autocannon", "oha", "siege", "h2load");

  /** They send by the clock. */
  private static final Set<String> OPEN =
      Set.of("wrk2", "vegeta", "open-loop", "gatling", "jmeter");

  private static final List<Meaning> OF_THE_SERVER = List.of(Meaning.MEMORY, Meaning.CPU_SHARE);

  /** What they print nothing about. Sources: wrk 4.1 {@code wrk.c}, ab 2.3 {@code ab.c}. */
  private static final Map<String, List<Meaning>> BLIND =
      Map.of(
          "wrk", List.of(Meaning.CONNECT_TIME, Meaning.MEMORY, Meaning.CPU_SHARE),
          "wrk2", List.of(Meaning.CONNECT_TIME, Meaning.MEMORY, Meaning.CPU_SHARE),
          "ab", OF_THE_SERVER,
          "hey", OF_THE_SERVER,
          "bombardier", OF_THE_SERVER,
          "autocannon", OF_THE_SERVER,
          "vegeta", OF_THE_SERVER);

  private Tools() {}

  /** Returns the tool that all figures come from, such as {@code wrk}; empty if nothing says it. */
  static String ofAll(Row row) {
    return name(row.label(Meaning.TOOL));
  }

  /** Returns the tool that the load comes from; empty if nothing says it. */
  static String ofLoad(Row row) {
    String tool = ofAll(row);
    return tool.isEmpty() ? name(row.label(Meaning.DRIVER)) : tool;
  }

  /** Whether its clients may pause between requests, as a script tells them. */
  static boolean mayPause(Row row) {
    return Set.of("k6", "locust", "artillery", "tsung").contains(ofLoad(row));
  }

  static boolean isClosed(Row row) {
    return CLOSED.contains(ofLoad(row)) && !row.has(Meaning.OFFERED);
  }

  static boolean isOpen(Row row) {
    return OPEN.contains(ofLoad(row)) || row.has(Meaning.OFFERED);
  }

  /** Whether the row says that each request has a connection of its own. */
  static boolean isWithoutKeepAlive(Row row) {
    return Set.of("off", "no", "false", "0", "close", "closed", "disabled", "without")
        .contains(row.label(Meaning.KEEP_ALIVE));
  }

  static List<Meaning> cannotMeasure(String tool) {
    return BLIND.getOrDefault(tool, List.of());
  }

  private static String name(String label) {
    String lower = label.toLowerCase(Locale.ROOT).strip();
    if (lower.startsWith("apache")) {
      return lower.contains("jmeter") ? "jmeter" : "ab";
    }
    return lower.split("[^a-z0-9-]", 2)[0];
  }
}
