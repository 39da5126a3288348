package org.servletbench.harness.model;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A row of a table that an article printed, as printed.
 *
 * @param table number of the table, from 1
 * @param driver tool that it names
 * @param keepsAlive whether its connections were kept
 * @param use what the article calls the load, such as {@code login}
 * @param framework server, by the name of its folder in {@code frameworks/}
 * @param rate requests per second; greater than 0
 * @param memoryMegabytes memory, MB; empty where the table has no such column, as in what follows
 * @param cpuPercent share of CPU, of an unknown whole
 * @param errorPercent share of failed requests, by the tool's own count
 * @param kilobytesPerSecond throughput in bytes
 * @param connectMillis what it calls the time to set up a connection
 */
public record PublishedRow(
    int table,
    Driver driver,
    boolean keepsAlive,
    String use,
    String framework,
    double rate,
    OptionalDouble memoryMegabytes,
    OptionalDouble cpuPercent,
    OptionalDouble errorPercent,
    OptionalDouble kilobytesPerSecond,
    OptionalDouble connectMillis) {
  public PublishedRow {
    Objects.requireNonNull(driver);
    if (use.isBlank() || framework.isBlank() || !(rate > 0)) {
      throw new IllegalArgumentException(
          "a published row needs a use, a framework and a rate: " + use + ", " + framework);
    }
  }

  /** Whether a scenario is of the kind that this row is about, whatever its server. */
  public boolean isOfItsKind(Scenario scenario) {
    return scenario.driver() == driver
        && scenario.load() instanceof Load.Closed
        && scenario.rung().keepsAlive() == keepsAlive
        && scenario.delay().isEmpty();
  }
}
