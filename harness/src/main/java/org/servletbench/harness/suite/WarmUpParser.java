package org.servletbench.harness.suite;

import java.time.Duration;
import java.util.Optional;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.WarmUp;

/** Reads the section {@code warm-up}. */
final class WarmUpParser {
  private static final String[] STEADY_KEYS = {"from", "to", "ramp", "at-most"};

  private WarmUpParser() {}

  /**
   * Reads the warm-up of a scenario.
   *
   * @param load load of MEASURE; its rate is the default of a warm-up until the target is steady
   * @param timeScale scale of that rate; nothing else in a warm-up is scaled
   */
  static WarmUp warmUp(Section warmUp, Load load, double timeScale) {
    String until = warmUp.optionalText("until").orElse("");
    switch (until) {
      case "steady" -> {
        // Keys of a suite whose scenario overrides 'until': they belong to the suite's warm-up
        // only.
        warmUp.mayHave("rate", "duration");
        double rate =
            warmUp.optionalText("to").isPresent()
                ? warmUp.rate("to")
                : rate(warmUp, load) * timeScale;
        return new WarmUp(
            rate,
            warmUp.duration("at-most"),
            warmUp.duration("delay"),
            Optional.of(new WarmUp.Ramp(warmUp.rate("from"), warmUp.duration("ramp"))),
            settle(warmUp, load.staysConstant() ? WarmUp.USUAL_SETTLE : Duration.ZERO));
      }
      case "duration", "" -> {
        if (!until.isEmpty()) {
          warmUp.mayHave(STEADY_KEYS);
        }
        return new WarmUp(
            warmUp.rate("rate"),
            warmUp.duration("duration"),
            warmUp.duration("delay"),
            Optional.empty(),
            settle(warmUp, Duration.ZERO));
      }
      default -> throw warmUp.error("'until: " + until + "' is not known; known: steady, duration");
    }
  }

  private static Duration settle(Section warmUp, Duration usual) {
    return warmUp.optionalText("settle").isPresent() ? warmUp.duration("settle") : usual;
  }

  private static double rate(Section warmUp, Load load) {
    return switch (load) {
      case Load.Open open -> open.ratePerSecond();
      case Load.Closed closed -> {
        if (closed.cycle().isZero()) {
          throw warmUp.error("needs 'to': a closed load has no rate of its own");
        }
        yield closed.connections() / (closed.cycle().toNanos() / 1e9);
      }
    };
  }
}
