package org.servletbench.harness.model;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The ceilings of the generators and the downstream on one machine. A figure that could not be
 * measured is empty.
 *
 * @param measured time of the calibration, ISO 8601, UTC
 * @param key machine, JDK and commit that it holds for
 * @param placement cores that the processes ran on, in words
 * @param disturbance other work of the machine
 * @param driver the open-loop driver flat out
 * @param paced the open-loop driver on a schedule, one row for each rate and pacing
 * @param floor lateness that the machine itself adds to a loop like the driver's
 * @param inFlight the open-loop driver with many requests in flight
 * @param downstream the sleeping service
 * @param beside other generators; empty unless they were asked for
 */
public record Calibration(
    String measured,
    Key key,
    String placement,
    Disturbance disturbance,
    Ceiling driver,
    List<Paced> paced,
    Floor floor,
    InFlight inFlight,
    Downstream downstream,
    List<Beside> beside) {
  public Calibration {
    Objects.requireNonNull(measured);
    Objects.requireNonNull(key);
    paced = List.copyOf(paced);
    beside = List.copyOf(beside);
  }

  /** The machine, JDK and commit of a calibration; for another key it says nothing. */
  public record Key(String cpu, int cores, String jdk, String gitCommit) {
    public static Key of(Environment environment) {
      return new Key(
          environment.cpu(), environment.cores(), environment.jdk(), environment.gitCommit());
    }
  }

  /**
   * Other work on the same cores, which makes every figure worse.
   *
   * @param busyBeforeShare busy share of all cores in the second before the first process started
   * @param stolenShare share of all cores that the hypervisor gave to other machines meanwhile
   */
  public record Disturbance(OptionalDouble busyBeforeShare, OptionalDouble stolenShare) {}

  /**
   * The result of a closed loop without think time.
   *
   * @param coresUsed cores that the driver's process used; if well below 1, the server was the
   *     limit
   */
  public record Ceiling(
      int connections,
      double requestsPerSecond,
      OptionalDouble cpuMicrosPerRequest,
      OptionalDouble coresUsed) {
    public Ceiling {
      requirePositive("the driver's ceiling", requestsPerSecond);
    }
  }

  /**
   * The result of evenly spaced arrivals. Lag runs from an arrival's slot until the driver takes it
   * up, latency from the slot to the last byte.
   *
   * @param lagP99TypicalMicros p99 of each second, median of the seconds
   */
  public record Paced(
      double askedPerSecond,
      ClientSettings.Pacing pacing,
      OptionalDouble sentPerSecond,
      OptionalDouble lagP50Micros,
      OptionalDouble lagP99TypicalMicros,
      OptionalDouble lagFirstSecondP99Micros,
      OptionalDouble latencyP50Millis,
      OptionalDouble latencyP99Millis,
      OptionalDouble cpuMicrosPerRequest) {}

  /**
   * The result of a loop that only waits for its next slot, as the driver's does, and records how
   * late it wakes.
   *
   * @param p99TypicalMicros p99 of each second, median of the seconds
   */
  public record Floor(double slotsPerSecond, double p50Micros, double p99TypicalMicros) {}

  /**
   * The result with requests that the sleeping service holds for a second each, on connections
   * opened in advance.
   *
   * @param peak most requests in flight at the end of a second
   * @param answeredShare of all planned
   */
  public record InFlight(
      double askedPerSecond,
      OptionalDouble peak,
      OptionalDouble answeredShare,
      OptionalDouble rssPeakMib,
      OptionalDouble allocatedBytesPerRequest,
      OptionalDouble cpuMicrosPerRequest) {}

  /**
   * How much the sleeping service carries.
   *
   * @param delayMillis that each request asks for
   * @param capacityPerSecond the highest probed rate at which it kept its times; empty if at none
   * @param latenessP99Millis at that rate
   * @param probes by rate, a second one where the first failed; the last failed too, or no higher
   *     rate was tried
   */
  public record Downstream(
      double delayMillis,
      OptionalDouble capacityPerSecond,
      OptionalDouble latenessP99Millis,
      List<Probe> probes) {
    public Downstream {
      probes = List.copyOf(probes);
    }

    /** Whether a higher rate was tried and failed, so that the capacity is no lower bound. */
    public boolean isReached() {
      return !probes.isEmpty() && !probes.getLast().kept();
    }
  }

  /**
   * One rate at the sleeping service.
   *
   * @param answeredShare share of all planned requests that were answered @param kept whether it
   *     answered all, in time, and the driver sent them at that rate
   */
  public record Probe(
      double askedPerSecond,
      OptionalDouble sentPerSecond,
      OptionalDouble answeredShare,
      OptionalDouble latenessP99Millis,
      boolean kept) {}

  /**
   * One run of another generator.
   *
   * @param command as it can be typed; empty where the tool is missing
   * @param askedPerSecond empty for as fast as it can
   * @param latencyP50Millis as the tool defines and prints it
   * @param cpuMicrosPerRequest of its process and all that it started
   * @param note what else must be known; for a missing tool how to get it
   */
  public record Beside(
      String tool,
      String command,
      OptionalDouble askedPerSecond,
      OptionalDouble requestsPerSecond,
      OptionalDouble latencyP50Millis,
      OptionalDouble latencyP99Millis,
      OptionalDouble cpuMicrosPerRequest,
      String note) {
    /** One that was not run. */
    public static Beside missing(String tool, String note) {
      OptionalDouble none = OptionalDouble.empty();
      return new Beside(tool, "", none, none, none, none, none, note);
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be greater than 0, not " + value);
    }
  }
}
