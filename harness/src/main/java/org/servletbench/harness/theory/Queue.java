package org.servletbench.harness.theory;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A deterministic FIFO queue. Request n = 0, 1, 2 … arrives at n / rate, as long as that is before
 * the end of the window, and holds one server for the service time. A request starts when it has
 * arrived and a server is free. A client gives up after the timeout, but its request is still
 * executed.
 *
 * <p>Times are kept in whole nanoseconds, so that a response which takes exactly as long as the
 * timeout is no timeout. A utilisation within 1e-9 of 1 counts as 1.
 *
 * @param ratePerSecond arrivals per second, greater than 0
 * @param servers size of the limiting pool, at least 1; empty when a request holds nothing while it
 *     waits: every request is then served at once
 * @param serviceSeconds how long a request holds its server, 0 to 24 h
 * @param timeoutSeconds how long a client waits, 1 ns to 24 h
 * @param durationSeconds length of the window of arrivals, 1 ns to 24 h
 */
public record Queue(
    double ratePerSecond,
    OptionalInt servers,
    double serviceSeconds,
    double timeoutSeconds,
    double durationSeconds) {
  /** The most arrivals in a window. */
  public static final int MAX_REQUESTS = 10_000_000;

  private static final double MAX_SECONDS = 86_400;
  private static final double MAX_LOAD = 1e9;
  private static final double MAX_WORK_SECONDS = 9e9;
  private static final double TOLERANCE = 1e-9;

  /**
   * @throws IllegalArgumentException that names the component out of range, and its range
   */
  public Queue {
    Objects.requireNonNull(servers, "servers");
    if (!(ratePerSecond > 0) || Double.isInfinite(ratePerSecond)) {
      throw new IllegalArgumentException(
          "ratePerSecond must be greater than 0 and finite, not " + ratePerSecond);
    }
    if (servers.isPresent() && servers.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "servers must be at least 1, or none, not " + servers.getAsInt());
    }
    if (!(serviceSeconds >= 0 && serviceSeconds <= MAX_SECONDS)) {
      throw new IllegalArgumentException(
          "serviceSeconds must be 0 to " + MAX_SECONDS + " s, not " + serviceSeconds);
    }
    requireTime(timeoutSeconds, "timeoutSeconds");
    requireTime(durationSeconds, "durationSeconds");
    requireAtMost(ratePerSecond * durationSeconds, MAX_REQUESTS, "ratePerSecond x durationSeconds");
    requireAtMost(ratePerSecond * serviceSeconds, MAX_LOAD, "ratePerSecond x serviceSeconds");
    requireAtMost(
        ratePerSecond * durationSeconds * serviceSeconds,
        MAX_WORK_SECONDS,
        "ratePerSecond x durationSeconds x serviceSeconds");
  }

  /** Whether there is such a queue, with any servers: all is within the bounds of its parts. */
  public static boolean covers(
      double ratePerSecond, double serviceSeconds, double timeoutSeconds, double durationSeconds) {
    double arrivals = ratePerSecond * durationSeconds;
    return ratePerSecond > 0
        && arrivals <= MAX_REQUESTS
        && serviceSeconds >= 0
        && serviceSeconds <= MAX_SECONDS
        && isTime(timeoutSeconds)
        && isTime(durationSeconds)
        && ratePerSecond * serviceSeconds <= MAX_LOAD
        && arrivals * serviceSeconds <= MAX_WORK_SECONDS;
  }

  /** Computes the figures of the queue, down to the last request. */
  public Prediction predict() {
    return Simulation.of(this).prediction();
  }

  /** Counts the arrivals in the window; the first is at 0, so there is at least 1. */
  public int requests() {
    long window = nanos(durationSeconds);
    int count = (int) Math.ceil(ratePerSecond * durationSeconds);
    while (count > 1 && arrivalNanos(count - 1) >= window) {
      count--;
    }
    while (arrivalNanos(count) < window) {
      count++;
    }
    return count;
  }

  /** Returns the fewest servers with which no request waits: {@code ceil(L S)} (Little's law). */
  public int smallestPool() {
    return Math.max(1, (int) Math.ceil(load() * (1 - TOLERANCE)));
  }

  /** Returns offered work over capacity, {@code L S / c}: 1 is full; 0 without servers. */
  public double utilisation() {
    return servers.isPresent() ? load() / servers.getAsInt() : 0;
  }

  /**
   * Says whether the servers keep up. {@link Stability#EDGE} is free of queues for even arrivals
   * only: with any randomness in arrivals or service, only a utilisation below 1 is stable.
   */
  public Stability stability() {
    if (servers.isEmpty() || servers.getAsInt() > load() * (1 + TOLERANCE)) {
      return Stability.STABLE;
    }
    return servers.getAsInt() >= smallestPool() ? Stability.EDGE : Stability.OVERLOADED;
  }

  /**
   * Returns by how many requests per second the backlog grows inside the window, {@code L - c / S};
   * 0 unless overloaded.
   */
  public double backlogSlope() {
    return overloaded() ? ratePerSecond - servers.getAsInt() / serviceSeconds : 0;
  }

  /**
   * Returns by how many seconds the response time grows per second of the window, {@code L S / c -
   * 1}; 0 unless overloaded.
   */
  public double latencySlope() {
    return overloaded() ? utilisation() - 1 : 0;
  }

  /**
   * Returns the response time, at the server and not cut off at the timeout, of the last request
   * that has arrived by the given time: {@code S + floor(n / c) (S - c / L)}, and S unless
   * overloaded.
   *
   * @param atSeconds when, 0 to {@link #durationSeconds()}
   * @return response time in seconds
   * @throws IllegalArgumentException outside the window
   */
  public double responseSeconds(double atSeconds) {
    requireInWindow(atSeconds);
    if (!overloaded()) {
      return serviceSeconds;
    }
    int n = (int) Math.min(requests() - 1L, Math.round(atSeconds * ratePerSecond));
    if (n > 0 && arrivalNanos(n) > nanos(atSeconds)) {
      n--;
    }
    int c = servers.getAsInt();
    long start = arrivalNanos(n % c) + n / c * nanos(serviceSeconds);
    return seconds(start + nanos(serviceSeconds) - arrivalNanos(n));
  }

  /**
   * Returns the response time with requests taken as a fluid: {@code S + t (L S / c - 1)}, without
   * steps.
   *
   * @param atSeconds when, 0 to {@link #durationSeconds()}
   * @return seconds
   * @throws IllegalArgumentException outside the window
   */
  public double fluidResponseSeconds(double atSeconds) {
    requireInWindow(atSeconds);
    return serviceSeconds + atSeconds * latencySlope();
  }

  /** Whether the servers do not keep up. */
  boolean overloaded() {
    return stability() == Stability.OVERLOADED;
  }

  /** Returns when request n arrives, to the nearest nanosecond. */
  long arrivalNanos(int n) {
    return Math.round(n * 1e9 / ratePerSecond);
  }

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private double load() {
    return ratePerSecond * serviceSeconds;
  }

  private void requireInWindow(double atSeconds) {
    if (!(atSeconds >= 0 && atSeconds <= durationSeconds)) {
      throw new IllegalArgumentException(
          "atSeconds must be 0 to " + durationSeconds + ", not " + atSeconds);
    }
  }

  private static void requireTime(double seconds, String name) {
    if (!isTime(seconds)) {
      throw new IllegalArgumentException(
          name + " must be longer than 0 and at most " + MAX_SECONDS + " s, not " + seconds);
    }
  }

  private static boolean isTime(double seconds) {
    return seconds >= 1e-9 && seconds <= MAX_SECONDS;
  }

  private static void requireAtMost(double value, double most, String name) {
    if (value > most) {
      throw new IllegalArgumentException(name + " must be at most " + most + ", not " + value);
    }
  }
}
