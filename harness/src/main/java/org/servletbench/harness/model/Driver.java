package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tools that produce load. */
public enum Driver {
  JMETER(
      "elapsed: from the actual start of a request, connecting included, to its last byte; the"
          + " intended start is unknown, milliseconds"),
  OPEN_LOOP("felt: from the intended start to the last byte; a timeout counts at its cap"),
  WRK(
      "closed loop, keep-alive: from the actual start; 'corrected' for coordinated omission by"
          + " wrk; what exceeds its timeout is left out"),
  AB("closed loop, HTTP/1.0: total time of a request, connecting included, milliseconds");

  private final String latency;

  Driver(String latency) {
    this.latency = latency;
  }

  /** Says how this tool defines latency. */
  public String latency() {
    return latency;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether it looks at every answer; wrk and ab count whatever comes. */
  public boolean checksAnswers() {
    return this == JMETER || this == OPEN_LOOP;
  }

  /**
   * Returns the driver of that name.
   *
   * @throws IllegalArgumentException that names the known ones
   */
  public static Driver of(String label) {
    return Arrays.stream(values())
        .filter(driver -> driver.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.of(
                        "unknown driver '%s'; known: %s",
                        label,
                        Arrays.stream(values())
                            .map(Driver::label)
                            .collect(Collectors.joining(", ")))));
  }

  /**
   * Checks that the driver can warm up as asked.
   *
   * @throws IllegalArgumentException that says what to write instead
   */
  public void require(WarmUp warmUp) {
    if (this != OPEN_LOOP && warmUp.untilSteady().isPresent()) {
      throw new IllegalArgumentException(
          Text.of(
              "driver %s only warms up for a fixed time: use driver: open-loop, or write warm-up:"
                  + " {rate, duration, delay}",
              label()));
    }
    if (this != OPEN_LOOP && !warmUp.settle().isZero()) {
      throw new IllegalArgumentException(
          Text.of(
              "driver %s cannot wait until the target has settled: take driver: open-loop, or"
                  + " leave out warm-up.settle",
              label()));
    }
    requireWhole(warmUp.duration(), "warm-up.duration");
  }

  /**
   * Checks that the driver can produce a load.
   *
   * @throws IllegalArgumentException that says what it cannot do and which driver can
   */
  public void require(Load load) {
    boolean possible =
        switch (this) {
          case OPEN_LOOP -> true;
          case JMETER -> load instanceof Load.Open open && open.arrivals() instanceof Arrivals.Even;
          case WRK, AB ->
              load instanceof Load.Closed closed
                  && closed.thinkTime().isZero()
                  && closed.cycle().isZero()
                  && closed.spread().isZero();
        };
    if (!possible) {
      throw new IllegalArgumentException(
          this == JMETER
              ? "driver jmeter sends open load with even arrivals only: use driver: open-loop"
              : Text.of(
                  "driver %s sends closed load only, without think-time, spread and rate: use"
                      + " driver: open-loop",
                  label()));
    }
    requireWhole(load.duration(), "load.duration");
    requireWhole(load.timeout(), "load.timeout");
  }

  /** Rounding would measure something else than the suite says. */
  private void requireWhole(Duration duration, String name) {
    long unit =
        switch (this) {
          case OPEN_LOOP -> 1;
          case JMETER -> 1_000_000;
          case WRK, AB -> 1_000_000_000;
        };
    if (duration.toNanos() % unit != 0) {
      throw new IllegalArgumentException(
          Text.of(
              "%s: %s takes whole %s only, not %s: write a value like 60s, or use another driver",
              name,
              label(),
              this == JMETER ? "milliseconds" : "seconds",
              Units.formatDuration(duration)));
    }
  }
}
