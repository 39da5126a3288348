package org.servletbench.harness.suite;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.ClientSettings.Pacing;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;
import org.servletbench.harness.model.WarmUp;
import tools.jackson.databind.JsonNode;

/** Reads the sections {@code load} and {@code client}. */
final class LoadParser {
  /** A number of connections for which every machine has enough open files. */
  private static final double HARMLESS_CONNECTIONS = 1000;

  private static final List<String> OPEN_KEYS =
      List.of("rate", "arrivals", "seed", "from", "to", "rates", "burst");
  private static final List<String> CLOSED_KEYS = List.of("connections", "think-time", "spread");

  /** The keys that each model, and each kind of arrivals, uses. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "model: open", OPEN_KEYS,
          "model: closed", CLOSED_KEYS,
          "arrivals: even", List.of("rate"),
          "arrivals: constant", List.of("rate"),
          "arrivals: poisson", List.of("rate", "seed"),
          "arrivals: ramp", List.of("from", "to"),
          "arrivals: steps", List.of("rates"),
          "arrivals: burst", List.of("rate", "burst"));

  private LoadParser() {}

  /**
   * Refuses a key beside a model, or arrivals, that has no use for it. One that a scenario inherits
   * is no mistake.
   *
   * @param holder suite, workload or scenario, as it was written
   */
  static void requireUse(Section holder) {
    JsonNode load = holder.node().path("load");
    for (String decides : List.of("model", "arrivals")) {
      String choice = decides + ": " + load.path(decides).asString("");
      List<String> used = KEYS.get(choice);
      Stream.of(OPEN_KEYS, CLOSED_KEYS)
          .flatMap(List::stream)
          .filter(key -> used != null && !used.contains(key) && !key.equals(decides))
          .filter(load::hasNonNull)
          .findFirst()
          .ifPresent(
              key -> {
                throw BenchException.usage(
                    Text.of(
                        "%s: load has '%s' beside '%s', which has no use for it: leave it out here",
                        holder.where(), key, choice));
              });
    }
  }

  /**
   * Reads the load of a scenario.
   *
   * @param pairedRate requests per second that a closed load keeps if it is paired
   */
  static Load load(Section load, Optional<Double> pairedRate) {
    String model = load.text("model");
    Duration duration = load.duration("duration");
    Duration timeout = load.duration("timeout");
    switch (model) {
      case "open" -> {
        CLOSED_KEYS.forEach(load::mayHave); // for scenarios that override the model
        return new Load.Open(arrivals(load), duration, timeout);
      }
      case "closed" -> {
        OPEN_KEYS.forEach(load::mayHave);
        int connections = load.count("connections");
        if (pairedRate.isPresent()) {
          return paired(load, connections, pairedRate.get(), duration, timeout);
        }
        return new Load.Closed(
            connections,
            orZero(load, "think-time"),
            Duration.ZERO,
            orZero(load, "spread"),
            duration,
            timeout);
      }
      default -> throw load.error("'model: " + model + "' is not known; known: open, closed");
    }
  }

  /** The cycle alone paces its clients: a think time, or another spread, would change its rate. */
  private static Load paired(
      Section load, int connections, double rate, Duration duration, Duration timeout) {
    for (String key : List.of("think-time", "spread")) {
      if (!orZero(load, key).isZero()) {
        throw load.error(
            "has '"
                + key
                + "', but a load with paired-with paces its clients by itself: write "
                + key
                + ": 0s, or leave it out");
      }
    }
    Duration cycle = Duration.ofNanos(Math.round(connections * 1e9 / rate));
    return new Load.Closed(connections, Duration.ZERO, cycle, cycle, duration, timeout);
  }

  private static Duration orZero(Section load, String key) {
    return load.optionalText(key).isPresent() ? load.duration(key) : Duration.ZERO;
  }

  private static Arrivals arrivals(Section load) {
    String label = load.text("arrivals");
    OPEN_KEYS.forEach(load::mayHave);
    return switch (label) {
      case "even", "constant" -> new Arrivals.Even(load.rate("rate"));
      case "poisson" -> new Arrivals.Poisson(load.rate("rate"), load.count("seed", 1));
      case "ramp" -> new Arrivals.Ramp(load.rate("from"), load.rate("to"));
      case "steps" ->
          new Arrivals.Steps(load.texts("rates").stream().map(Units::parseRate).toList());
      case "burst" -> new Arrivals.Burst(load.rate("rate"), load.count("burst"));
      default ->
          throw load.error(
              "'arrivals': unknown arrivals '"
                  + label
                  + "'; known: even (or constant), poisson, ramp, steps, burst");
    };
  }

  /**
   * Reads the client; every key is optional, with its default in {@link ClientSettings#DEFAULT}. A
   * closed load is limited to its own connections, and to those of its warm-up. A warm-up that
   * overruns a cold target would otherwise open more, and the target would keep each of them, with
   * one to the downstream.
   */
  static ClientSettings client(Section client, Load load, WarmUp warmUp) {
    ClientSettings wide = ClientSettings.DEFAULT;
    int most =
        switch (load) {
          case Load.Open open -> wide.maxInFlight();
          case Load.Closed closed ->
              Math.max(
                  closed.connections(),
                  (int)
                      Math.min(
                          wide.maxInFlight(),
                          Math.max(HARMLESS_CONNECTIONS, 2 * warmUp.inFlight())));
        };
    int perConnection =
        client.optionalText("keep-alive").map(text -> keepAlive(client, text)).orElse(0);
    int beforehand =
        switch (load) {
          case Load.Open open -> wide.connections();
          case Load.Closed closed -> perConnection == 1 ? 0 : closed.connections();
        };
    int connections = client.count("connections", beforehand);
    int inFlight = client.count("max-in-flight", most);
    if (load instanceof Load.Closed closed && inFlight < closed.connections()) {
      throw client.error(
          Text.of(
              "has 'max-in-flight: %d', fewer than the %d connections of the closed load: raise it"
                  + " or leave it out",
              inFlight, closed.connections()));
    }
    return new ClientSettings(
        connections,
        inFlight,
        client
            .optionalText("overload")
            .map(text -> oneOf(client, "overload", text, Overload.values()))
            .orElse(wide.overload()),
        perConnection,
        client.count("local-addresses", wide.localAddresses()),
        client
            .optionalText("pacing")
            .map(text -> oneOf(client, "pacing", text, Pacing.values()))
            .orElse(wide.pacing()),
        client.optionalText("core").isPresent()
            ? OptionalInt.of(client.count("core"))
            : OptionalInt.empty(),
        client.flag("server-timing", wide.serverTiming()));
  }

  /** Reads the requests per connection: {@code true} for no limit, {@code false} for one. */
  private static int keepAlive(Section client, String text) {
    return switch (text) {
      case "true", "on" -> 0;
      case "false", "off" -> 1;
      default -> {
        int requests = client.count("keep-alive");
        if (requests == 0) {
          throw client.error(
              "has 'keep-alive: 0': write off for a connection for each request, or on to keep it");
        }
        yield requests;
      }
    };
  }

  private static <E extends Enum<E>> E oneOf(Section client, String key, String text, E[] values) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                client.error(
                    Text.of(
                        "'%s: %s' is not known; known: %s",
                        key,
                        text,
                        String.join(
                            ", ",
                            Arrays.stream(values)
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .toList()))));
  }
}
