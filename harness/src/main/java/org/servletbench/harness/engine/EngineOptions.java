package org.servletbench.harness.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.LoadText;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Units;

/**
 * The engine's options, from its command line.
 *
 * @param url URL that the measured load requests
 * @param warmUpUrl URL that the warm-up requests, with the same scheme, host and port
 * @param warmUp loads sent before the measured load, one after the other
 * @param warmUpIsOpenEnded whether a line {@value #SETTLE} or {@value #MEASURE} on standard input
 *     cuts them short
 * @param pause silence between the warm-up and the measured load
 * @param settle longest time for which the measured load runs before MEASURE, in whole seconds; a
 *     line {@value #MEASURE} ends it
 * @param timeout how long an arrival may take, counted from its slot
 * @param expectBody body of a good answer; empty if bodies are not checked
 * @param out folder for the files that the engine writes
 */
record EngineOptions(
    TargetUrl url,
    Load load,
    TargetUrl warmUpUrl,
    List<Load.Open> warmUp,
    boolean warmUpIsOpenEnded,
    Duration pause,
    Duration settle,
    Duration timeout,
    ClientSettings client,
    Optional<byte[]> expectBody,
    Path out) {
  /** The word that ends an open-ended warm-up. */
  static final String SETTLE = "settle";

  /** The word that starts MEASURE as early as possible. */
  static final String MEASURE = "measure";

  private static final Duration LONGEST_SETTLE = Duration.ofHours(1);

  private static final Set<String> NAMES =
      Set.of(
          "url",
          "load",
          "warm-up-url",
          "warm-up",
          "warm-up-until",
          "pause",
          "settle",
          "timeout",
          "connections",
          "max-in-flight",
          "overload",
          "requests-per-connection",
          "local-addresses",
          "pacing",
          "server-timing",
          "expect-body",
          "out");

  EngineOptions {
    Objects.requireNonNull(load);
    warmUp = List.copyOf(warmUp);
    Objects.requireNonNull(client);
    Objects.requireNonNull(out);
    if (url.isSecure() != warmUpUrl.isSecure() || !url.authority().equals(warmUpUrl.authority())) {
      throw new IllegalArgumentException(
          "--warm-up-url must have the scheme, host and port of --url, " + url);
    }
    if (warmUpIsOpenEnded && warmUp.isEmpty()) {
      throw new IllegalArgumentException("--warm-up-until needs a --warm-up");
    }
    if (settle.toNanosPart() != 0
        || settle.isNegative()
        || settle.compareTo(LONGEST_SETTLE) > 0
        || !settle.isZero() && !load.staysConstant()) {
      throw new IllegalArgumentException(
          "--settle must be whole seconds, 0 to 3600, and 0 for arrivals whose rate changes");
    }
    if (client.localAddresses() > 1 && !url.host().startsWith("127.")) {
      throw new IllegalArgumentException(
          "--local-addresses is for targets on 127.0.0.1, not " + url.host());
    }
  }

  /**
   * Parses {@code --name=value} words.
   *
   * @throws BenchException of usage that names the argument
   */
  static EngineOptions parse(String... args) {
    try {
      return from(words(args));
    } catch (IllegalArgumentException e) {
      throw BenchException.usage(e.getMessage());
    }
  }

  private static EngineOptions from(Map<String, String> words) {
    Duration timeout = Units.parseDuration(words.getOrDefault("timeout", "60s"));
    TargetUrl url = TargetUrl.parse(required(words, "url"));
    Load load = LoadText.parse(required(words, "load"), timeout);
    return new EngineOptions(
        url,
        load,
        words.containsKey("warm-up-url") ? TargetUrl.parse(words.get("warm-up-url")) : url,
        words.containsKey("warm-up") ? warmUp(words.get("warm-up"), timeout) : List.of(),
        isOpenEnded(words.getOrDefault("warm-up-until", "end")),
        Units.parseDuration(words.getOrDefault("pause", "2s")),
        Units.parseDuration(words.getOrDefault("settle", "0s")),
        timeout,
        client(words, load instanceof Load.Closed closed ? closed.connections() : 0),
        Optional.ofNullable(words.get("expect-body")).map(t -> t.getBytes(StandardCharsets.UTF_8)),
        Path.of(required(words, "out")));
  }

  private static List<Load.Open> warmUp(String text, Duration timeout) {
    List<Load.Open> loads = new ArrayList<>();
    for (String load : text.split("\\+", -1)) {
      if (!(LoadText.parse(load, timeout) instanceof Load.Open open)) {
        throw new IllegalArgumentException("--warm-up must be an open load, not " + load);
      }
      loads.add(open);
    }
    return loads;
  }

  private static boolean isOpenEnded(String until) {
    return switch (until) {
      case "end" -> false;
      case MEASURE -> true;
      default ->
          throw new IllegalArgumentException(
              "--warm-up-until must be end or " + MEASURE + ", not '" + until + "'");
    };
  }

  /** Reads the client's settings; a closed load keeps a connection for each of its clients. */
  private static ClientSettings client(Map<String, String> words, int clients) {
    ClientSettings standard = ClientSettings.DEFAULT;
    int each = number(words, "requests-per-connection", standard.requestsPerConnection());
    return new ClientSettings(
        number(words, "connections", each == 1 ? 0 : clients),
        Math.max(clients, number(words, "max-in-flight", standard.maxInFlight())),
        choice(ClientSettings.Overload.class, words, "overload", standard.overload()),
        each,
        number(words, "local-addresses", standard.localAddresses()),
        choice(ClientSettings.Pacing.class, words, "pacing", standard.pacing()),
        standard.core(),
        flag(words, "server-timing"));
  }

  private static boolean flag(Map<String, String> words, String name) {
    String text = words.getOrDefault(name, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(
          "--" + name + " must be true or false, not '" + text + "'");
    }
    return text.equals("true");
  }

  private static Map<String, String> words(String... args) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0 || !NAMES.contains(arg.substring(2, equals))) {
        throw new IllegalArgumentException(
            "unknown argument '" + arg + "': write --name=value with one of " + sorted());
      }
      if (words.put(arg.substring(2, equals), arg.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(arg.substring(0, equals) + " is given twice");
      }
    }
    return words;
  }

  private static String required(Map<String, String> words, String name) {
    String value = words.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static int number(Map<String, String> words, String name, int standard) {
    String text = words.get(name);
    if (text == null) {
      return standard;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--" + name + " must be a whole number, not '" + text + "'", e);
    }
  }

  private static <E extends Enum<E>> E choice(
      Class<E> type, Map<String, String> words, String name, E standard) {
    String text = words.getOrDefault(name, standard.name().toLowerCase(Locale.ROOT));
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException("--" + name + " does not know '" + text + "'");
  }

  private static String sorted() {
    return NAMES.stream().sorted().toList().toString();
  }
}
