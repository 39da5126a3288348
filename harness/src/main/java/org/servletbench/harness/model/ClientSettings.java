package org.servletbench.harness.model;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How the generator behaves as a client. Drivers other than open-loop heed keep-alive and core
 * only.
 *
 * @param connections opened ahead of the warm-up, paced; more are opened on demand
 * @param maxInFlight most requests in flight, and so most connections
 * @param overload what becomes of an arrival beyond that
 * @param requestsPerConnection after which a connection is closed; 1 is keep-alive off, 0 never
 * @param localAddresses how many of 127.0.0.1, 127.0.0.2, … connections come from, in turn
 * @param pacing how exactly slots are met
 * @param core that the generator is bound to; empty for any
 * @param serverTiming whether it says its slot to the server, and takes down the stages that the
 *     server tells in Server-Timing
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
  /** Keep-alive, connections on demand, no arrival is refused before 10,000 are in flight. */
  public static final ClientSettings DEFAULT =
      new ClientSettings(0, 10_000, Overload.WAIT, 0, 1, Pacing.EXACT, OptionalInt.empty());

  private static final int MAX_IN_FLIGHT = 200_000;
  private static final int MAX_ADDRESSES = 250;
  private static final int MAX_CORES = 1024;

  /** An arrival beyond the bound is never left out in silence. */
  public enum Overload {
    /** It waits for a connection, and its latency counts from its slot. */
    WAIT,
    /** It is counted as dropped. */
    DROP
  }

  /** What a wake-up of the driver costs against how exactly slots are met. */
  public enum Pacing {
    /** Awake at every slot. */
    EXACT,
    /** Awake once a tick of 200 microseconds: each arrival up to a tick late, for less CPU. */
    ECONOMICAL
  }

  /** Without Server-Timing. */
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
          "client.connections are opened beforehand to be kept: leave them out with keep-alive"
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
}
