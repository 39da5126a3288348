package org.servletbench.harness.model;

import java.util.List;
import java.util.OptionalDouble;

/** Makes calibrations with chosen ceilings. */
public final class CalibrationSample {
  private CalibrationSample() {}

  /**
   * @param capacity capacity of the sleeping service; the next higher probe failed
   */
  public static Calibration of(double driver, double capacity) {
    OptionalDouble none = OptionalDouble.empty();
    return new Calibration(
        "2026-01-02T03:04:05Z",
        new Calibration.Key("Some CPU", 2, "25.0.3+9", "abc1234"),
        "generator on core 1, server on core 0",
        new Calibration.Disturbance(OptionalDouble.of(0.03), OptionalDouble.of(0.0012)),
        new Calibration.Ceiling(64, driver, some(9.5), some(0.98)),
        List.of(
            new Calibration.Paced(
                20_000,
                ClientSettings.Pacing.EXACT,
                some(20_000),
                some(23.4),
                some(310),
                some(44_000),
                some(0.0612),
                some(1.25),
                some(32.1)),
            new Calibration.Paced(
                80_000,
                ClientSettings.Pacing.ECONOMICAL,
                none,
                none,
                none,
                none,
                none,
                none,
                none)),
        new Calibration.Floor(20_000, 11.5, 150),
        new Calibration.InFlight(10_000, some(10_012), some(1), some(64), some(0.25), some(41)),
        new Calibration.Downstream(
            100,
            some(capacity),
            some(1.5),
            List.of(
                new Calibration.Probe(capacity, some(capacity), some(1), some(1.5), true),
                new Calibration.Probe(
                    2 * capacity, some(2 * capacity), some(0.99996), some(90), false))),
        List.of(
            new Calibration.Beside(
                "oha",
                "taskset -c 1 oha -q 20000",
                some(20_000),
                some(19_950),
                some(0.4),
                some(1.1),
                some(22),
                "latency from the intended start"),
            new Calibration.Beside(
                "wrk", "wrk -c 64", none, some(99_000), some(0.6), some(2), some(8), ""),
            Calibration.Beside.missing("hey", "not on PATH: go install hey")));
  }

  private static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }
}
