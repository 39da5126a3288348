package org.servletbench.harness.model;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What the generators and the downstream of one machine can do. A figure that could not be measured
 * is empty.
 *
 * @param measured when, ISO 8601, UTC
 * @param key what it is true of
 * @param placement where the processes ran, in words
 * @param disturbance what else the machine did
 * @param driver the open-loop driver flat out
 * @param paced the open-loop driver on a schedule, a row for each rate and pacing
 * @param floor what the machine itself does to a loop like the driver's
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

  /** Under another one, a calibration says nothing. */
  public record Key(String cpu, int cores, String jdk, String gitCommit) {
    public static Key of(Environment environment) {
      return new Key(
          environment.cpu(), environment.cores(), environment.jdk(), environment.gitCommit());
    }
  }

  /**
   * Other work on the same cores: it makes every figure worse.
   *
   * @param busyBeforeShare of all cores, in the second before the first process was started
   * @param stolenShare of all cores that the hypervisor gave to other machines meanwhile
   */
  public record Disturbance(double busyBeforeShare, double stolenShare) {}

  /**
   * A closed loop without think time.
   *
   * @param coresUsed by the driver's process; well below 1, the server was the limit
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
   * Evenly spaced arrivals. Lag is from an arrival's slot to its being taken up, latency from the
   * slot to the last byte.
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
   * A loop that only waits for its next slot, in the way the driver's does, and notes how late it
   * wakes.
   *
   * @param p99TypicalMicros p99 of each second, median of the seconds
   */
  public record Floor(double slotsPerSecond, double p50Micros, double p99TypicalMicros) {}

  /**
   * Requests that the sleeping service holds for a second each, on connections opened ahead.
   *
   * @param peak most in flight at the end of a second
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
   * @param answeredShare of all planned
   * @param kept whether it answered all, in time, and the driver sent them at that rate
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
