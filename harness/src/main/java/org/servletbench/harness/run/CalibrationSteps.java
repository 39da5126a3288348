package org.servletbench.harness.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.ClientSettings.Pacing;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.WarmUp;

/**
 * The steps that a calibration runs, each with its own warm-up in the same process.
 *
 * @param nullServer URL of the server that answers at once
 * @param endpoints endpoints of the sleeping service
 * @param generatorCore core that the driver is bound to; empty for any
 * @param shortened divisor of the durations, which stay at least a second; 1 for figures that count
 */
public record CalibrationSteps(
    TargetUrl nullServer, Endpoints endpoints, OptionalInt generatorCore, double shortened) {
  /** The rate at which the open-loop driver and the others are compared, per second. */
  public static final double RATE = 20_000;

  /** The connections of every closed loop, also opened ahead of every open one. */
  public static final int CONNECTIONS = 64;

  /** The rate for JMeter, whose thread per arrival cannot reach the rate of the others. */
  public static final double JMETER_RATE = 1_000;

  /** The delay that the probes ask of the sleeping service. */
  public static final Duration PROBE_DELAY = Duration.ofMillis(100);

  private static final List<Double> PROBE_RATES =
      List.of(1_000.0, 2_000.0, 5_000.0, 10_000.0, 20_000.0);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** The warm-up: until the compiler is done, its work on the driver's core shows as lag. */
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  /** The requests in flight at once: as many of 1 s, started evenly, per second. */
  private static final double IN_FLIGHT = 10_000;

  /** The factor of extra connections, for answers that come late. */
  private static final double SPARE = 1.05;

  private static final int MAX_IN_FLIGHT = 20_000;

  /**
   * The most connections of a paced step, enough for a server that answers at once. Without a bound
   * the stalls of a cold driver would open thousands of connections that are useless later.
   */
  private static final int MAX_PACED = 4 * CONNECTIONS;

  /** Returns the step with as many requests as the driver and the null server can exchange. */
  public Scenario flatOut() {
    Load.Closed load =
        new Load.Closed(
            CONNECTIONS, Duration.ZERO, Duration.ZERO, Duration.ZERO, seconds(8), TIMEOUT);
    return scenario("flat-out", load, RATE, Pacing.EXACT, Optional.empty(), CONNECTIONS);
  }

  /** Returns the steps at rising rates, of which the last may be beyond the driver. */
  public List<Scenario> paced() {
    return List.of(
        paced(RATE, Pacing.EXACT, 10),
        paced(RATE, Pacing.ECONOMICAL, 10),
        paced(50_000, Pacing.EXACT, 8),
        paced(80_000, Pacing.EXACT, 8));
  }

  public Duration floor() {
    return seconds(10);
  }

  /** Returns the step with thousands of requests in flight at the sleeping service. */
  public Scenario inFlight() {
    return scenario(
        "in-flight",
        Load.Open.even(IN_FLIGHT, seconds(8), TIMEOUT),
        IN_FLIGHT,
        Pacing.EXACT,
        Optional.of(Duration.ofSeconds(1)),
        (int) (IN_FLIGHT * SPARE));
  }

  /** Returns the steps with rising rates at the sleeping service. */
  public List<Scenario> probes() {
    return PROBE_RATES.stream().map(this::probe).toList();
  }

  /** Returns the steps of the other drivers, each used as suites use it. */
  public List<Scenario> others() {
    return List.of(tool(Driver.WRK), tool(Driver.AB), jmeter());
  }

  private Scenario tool(Driver driver) {
    Scenario flatOut = flatOut();
    return new Scenario(
        driver.label(),
        flatOut.target(),
        driver,
        flatOut.load(),
        flatOut.client(),
        new WarmUp(RATE, seconds(2), Duration.ZERO),
        Optional.empty(),
        Optional.empty());
  }

  private Scenario jmeter() {
    return new Scenario(
        "jmeter",
        new Target.Running(TargetUrl.parse(nullServer + "?delay=0")),
        Driver.JMETER,
        Load.Open.even(JMETER_RATE, seconds(8), TIMEOUT),
        ClientSettings.DEFAULT,
        new WarmUp(JMETER_RATE, WARM_UP, Duration.ZERO),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns how long all steps take, including starts and warm-ups, by measurement. */
  public int aboutMinutes(boolean withOthers) {
    return (int) Math.ceil((withOthers ? 6 : 4) / shortened);
  }

  private Scenario paced(double rate, Pacing pacing, int seconds) {
    return scenario(
        Text.of("at-%d-%s", (long) rate, pacing.name().toLowerCase(Locale.ROOT)),
        Load.Open.even(rate, seconds(seconds), TIMEOUT),
        rate,
        pacing,
        Optional.empty(),
        CONNECTIONS);
  }

  private Scenario probe(double rate) {
    double inFlight = rate * PROBE_DELAY.toMillis() / 1000;
    return scenario(
        Text.of("sleeping-at-%d", (long) rate),
        Load.Open.even(rate, seconds(6), TIMEOUT),
        rate,
        Pacing.EXACT,
        Optional.of(PROBE_DELAY),
        (int) (inFlight * SPARE) + CONNECTIONS);
  }

  private Scenario scenario(
      String name,
      Load load,
      double warmUpRate,
      Pacing pacing,
      Optional<Duration> delay,
      int connections) {
    TargetUrl url = delay.map(endpoints::sleep).orElse(nullServer);
    return new Scenario(
        name,
        new Target.Running(url),
        Driver.OPEN_LOOP,
        load,
        new ClientSettings(
            connections,
            delay.isPresent() ? MAX_IN_FLIGHT : MAX_PACED,
            Overload.WAIT,
            0,
            1,
            pacing,
            generatorCore),
        new WarmUp(warmUpRate, seconds((int) WARM_UP.toSeconds()), Duration.ZERO),
        delay,
        Optional.empty());
  }

  private Duration seconds(int whole) {
    return Duration.ofSeconds(Math.max(1, Math.round(whole / shortened)));
  }
}
