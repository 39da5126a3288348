package org.servletbench.harness.model;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * The generator's settings as a client. Drivers other than open-loop use only keep-alive and core.
 *
 * @param connections connections opened, paced, before the warm-up; more are opened on demand
 * @param maxInFlight most requests in flight, and therefore connections
 * @param overload what happens to an arrival beyond maxInFlight
 * @param requestsPerConnection requests after which a connection is closed; 1 turns keep-alive off,
 *     0 means never
 * @param localAddresses how many of 127.0.0.1, 127.0.0.2, … connections come from, in turn
 * @param pacing how precisely slots are met
 * @param core core that the generator is bound to; empty for any
 * @param serverTiming whether it sends its slot to the server and records the stages that the
 *     server reports in Server-Timing
 */
public record ClientSettings(
    int connections,
    int maxInFlight,
    Overload overload,
    int requestsPerConnection,
    int localAddresses,
    Pacing pacing,
    OptionalInt core,
    boolean serverTiming) {
  /** Keep-alive, connections on demand, and no limit below 10,000 requests in flight. */
  public static final ClientSettings DEFAULT =
      new ClientSettings(0, 10_000, Overload.WAIT, 0, 1, Pacing.EXACT, OptionalInt.empty());

  private static final int MAX_IN_FLIGHT = 200_000;
  private static final int MAX_ADDRESSES = 250;
  private static final int MAX_CORES = 1024;

  /** What happens to an arrival beyond the limit; it is never dropped silently. */
  public enum Overload {
    /** The arrival waits for a connection; its latency counts from its slot. */
    WAIT,
    /** The arrival counts as dropped. */
    DROP
  }

  /** The trade-off between the CPU cost of wake-ups and the precision of slots. */
  public enum Pacing {
    /** The driver wakes at every slot. */
    EXACT,
    /** The driver wakes once per 200 microseconds: arrivals are up to that late, for less CPU. */
    ECONOMICAL
  }

  /** Makes settings without Server-Timing. */
  public ClientSettings(
      int connections,
      int maxInFlight,
      Overload overload,
      int requestsPerConnection,
      int localAddresses,
      Pacing pacing,
      OptionalInt core) {
    this(
        connections,
        maxInFlight,
        overload,
        requestsPerConnection,
        localAddresses,
        pacing,
        core,
        false);
  }

  public ClientSettings {
    Objects.requireNonNull(overload);
    Objects.requireNonNull(pacing);
    Range.require(maxInFlight, 1, MAX_IN_FLIGHT, "client.max-in-flight");
    Range.require(connections, 0, maxInFlight, "client.connections");
    if (requestsPerConnection == 1 && connections > 0) {
      throw new IllegalArgumentException(
          "client.connections are opened in advance and kept: leave them out with keep-alive"
              + " off");
    }
    Range.require(requestsPerConnection, 0, Integer.MAX_VALUE, "client.keep-alive");
    core.ifPresent(number -> Range.require(number, 0, MAX_CORES - 1, "client.core"));
    Range.require(localAddresses, 1, MAX_ADDRESSES, "client.local-addresses");
  }

  public ClientSettings withServerTiming() {
    return new ClientSettings(
        connections,
        maxInFlight,
        overload,
        requestsPerConnection,
        localAddresses,
        pacing,
        core,
        true);
  }

  /** Returns whether a connection serves more than one request. */
  public boolean keepsAlive() {
    return requestsPerConnection != 1;
  }
}
