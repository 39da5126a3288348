package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.servletbench.harness.model.AppSetting.Collect;

/**
 * A target, a workload and a downstream behaviour: the subject of one row of the table.
 *
 * @param name unique name in its suite, of lower-case letters, digits and hyphens, as it names a
 *     folder
 * @param client settings of the open-loop driver as a client
 * @param delay how long the downstream sleeps; empty where there is no downstream
 * @param downstreamThreads threads of the downstream, one per request, as in the article; empty for
 *     its timer, which holds no thread
 * @param pairedWith open scenario whose mean rate this closed one keeps, if any
 */
public record Scenario(
    String name,
    Target target,
    Driver driver,
    Load load,
    ClientSettings client,
    WarmUp warmUp,
    Optional<Duration> delay,
    OptionalInt downstreamThreads,
    Optional<String> pairedWith) {

  /** The longest delay that the downstream and the app accept. */
  static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

  /** A folder's name has at most 255 bytes; number and suffixes come on top. */
  private static final int LONGEST_NAME = 200;

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Makes a scenario that uses the downstream's timer. */
  public Scenario(
      String name,
      Target target,
      Driver driver,
      Load load,
      ClientSettings client,
      WarmUp warmUp,
      Optional<Duration> delay,
      Optional<String> pairedWith) {
    this(name, target, driver, load, client, warmUp, delay, OptionalInt.empty(), pairedWith);
  }

  public Scenario {
    Objects.requireNonNull(target);
    Objects.requireNonNull(client);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "scenario name '" + name + "' must be lower-case words, joined by hyphens");
    }
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "scenario name '"
              + name.substring(0, 40)
              + "…' has "
              + name.length()
              + " characters, and its folder takes at most "
              + LONGEST_NAME);
    }
    driver.require(load);
    driver.require(warmUp);
    if (!warmUp.settle().isZero() && !load.staysConstant()) {
      throw new IllegalArgumentException(
          "warm-up.settle must be 0s: no target comes to rest under a load whose rate changes");
    }
    delay.ifPresent(each -> Range.require(each, Duration.ZERO, LONGEST_DELAY, "downstream.delay"));
    if (delay.isPresent() && delay.get().toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "downstream.delay must be whole milliseconds, not "
              + delay.get().toNanos() / 1e6
              + " ms");
    }
    int each = client.requestsPerConnection();
    if (driver == Driver.JMETER && each != 0 || driver != Driver.OPEN_LOOP && each > 1) {
      throw new IllegalArgumentException(
          "driver "
              + driver.label()
              + " takes client.keep-alive: "
              + (driver == Driver.JMETER ? "on" : "on or off")
              + " only: use driver: open-loop");
    }
    if (client.serverTiming() && driver != Driver.OPEN_LOOP) {
      throw new IllegalArgumentException("client.server-timing needs driver: open-loop");
    }
    if (client.localAddresses() > 1 && !target.host().startsWith("127.")) {
      throw new IllegalArgumentException(
          "client.local-addresses is for targets on 127.0.0.1, not " + target.host());
    }
    if (target instanceof Target.App && delay.isEmpty()) {
      throw new IllegalArgumentException("a strategy needs a section 'downstream'");
    }
  }

  /** Returns the app and its settings, if the target is ours. */
  public Optional<Target.App> app() {
    return switch (target) {
      case Target.App app -> Optional.of(app);
      case Target.Running running -> Optional.empty();
      case Target.Command command -> Optional.empty();
    };
  }

  /** Returns the load, if it is open. */
  public Optional<Load.Open> open() {
    return switch (load) {
      case Load.Open open -> Optional.of(open);
      case Load.Closed closed -> Optional.empty();
    };
  }

  /** What another scenario must share to be compared with this one. */
  public Rung rung() {
    return new Rung(load, delay, client.keepsAlive());
  }

  /** Returns how long the downstream sleeps, milliseconds; 0 without a downstream. */
  public double delayMillis() {
    return delay.map(Duration::toNanos).orElse(0L) / 1e6;
  }

  /**
   * Whether the app has to collect its garbage right before the measured load. No user does that,
   * so an app that settles first is left alone unless the suite says otherwise.
   */
  public boolean collectsGarbage() {
    return app()
        .map(app -> (Collect) app.settings().value(AppSetting.COLLECT_GARBAGE))
        .filter(
            when ->
                switch (when) {
                  case ALWAYS -> true;
                  case NEVER -> false;
                  case UNLESS_SETTLING -> warmUp.settle().isZero();
                })
        .isPresent();
  }

  /** Whether it is the same scenario by another name. */
  public boolean isTwinOf(Scenario other) {
    return !name.equals(other.name) && named(other.name).equals(other);
  }

  /** Returns the scenario by another name. */
  public Scenario named(String other) {
    return but(other, target, client, warmUp, pairedWith);
  }

  /**
   * Returns how far readings of the app's side door are apart while a load runs; empty if it is
   * read at both ends of the window only, or if there is none.
   */
  public Optional<Duration> sideDoorPeriod() {
    return app()
        .map(app -> (double) app.settings().value(AppSetting.SIDE_DOOR_READINGS))
        .filter(rate -> rate > 0)
        .map(rate -> Duration.ofNanos(Math.round(1e9 / rate)));
  }

  /**
   * Returns for how long the side door is read, and then left alone for as long, in turn; 0 if it
   * is never left alone.
   */
  public Duration sideDoorPause() {
    return app()
        .map(app -> (Duration) app.settings().value(AppSetting.SIDE_DOOR_PAUSES))
        .orElse(Duration.ZERO);
  }

  /** Returns the scenario with another target. */
  public Scenario on(Target other) {
    return but(name, other, client, warmUp, pairedWith);
  }

  /** Returns the {@linkplain Rivals rival} of this scenario, with another target. */
  public Scenario against(Target other) {
    return but(
        Rivals.nameAgainst(name), other, client, warmUp, pairedWith.map(Rivals::nameAgainst));
  }

  /** Returns the scenario without time to settle: its window begins with nothing in flight. */
  public Scenario fromEmpty() {
    return but(name, target, client, warmUp.settling(Duration.ZERO), pairedWith);
  }

  /** Returns the scenario with server timing on. */
  public Scenario withServerTiming() {
    return but(name, target, client.withServerTiming(), warmUp, pairedWith);
  }

  private Scenario but(
      String other,
      Target otherTarget,
      ClientSettings otherClient,
      WarmUp otherWarmUp,
      Optional<String> otherPair) {
    return new Scenario(
        other,
        otherTarget,
        driver,
        load,
        otherClient,
        otherWarmUp,
        delay,
        downstreamThreads,
        otherPair);
  }

  /**
   * Returns the same dimensionless experiment in an n-th of its time: delay, window and timeouts
   * are divided, rates multiplied. The warm-up stays as it is.
   *
   * @throws IllegalArgumentException if the delay falls below 1 ms
   */
  public Scenario scaled(double n) {
    return n == 1 ? this : new Scaling(n).of(this);
  }
}
