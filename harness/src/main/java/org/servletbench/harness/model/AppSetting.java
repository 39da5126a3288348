package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.servletbench.harness.model.AppVariant.BlockingClient;

/**
 * A setting that the app starts with, the same for every strategy of a suite unless a scenario
 * overrides it. The parser, the app's arguments, the gate, the manifest and {@code run.json} follow
 * from what stands here, so a new setting is one more constant.
 */
public enum AppSetting {
  /** Most threads of Tomcat's connector. */
  TOMCAT_THREADS("server.tomcat.threads.max", Most.THREADS, Holds.FOR_PLATFORM_THREADS),
  /** Threads of the executor behind async-blocking and async-context. */
  ASYNC_POOL("bench.async-pool", Most.THREADS, Holds.ALWAYS),
  /** Time after which Tomcat answers an async request with 503. */
  ASYNC_TIMEOUT("bench.async-timeout", "async-timeout-ms", Most.TIME, Holds.ON_TOMCAT),
  /** How long a downstream call may take before it counts as too slow. */
  DOWNSTREAM_TIMEOUT("bench.downstream-timeout", "downstream-timeout-ms", Most.TIME, Holds.ALWAYS),
  /** Most connections that Tomcat keeps open. */
  MAX_CONNECTIONS("server.tomcat.max-connections", Most.CONNECTIONS, Holds.ON_TOMCAT, 8192),
  /** Listen backlog. */
  ACCEPT_COUNT("server.tomcat.accept-count", Most.CONNECTIONS, Holds.ON_TOMCAT, 100),
  /** Requests that may wait for a Tomcat thread. */
  QUEUE_CAPACITY(
      "server.tomcat.threads.max-queue-capacity",
      "max-queue-capacity",
      SettingKind.count(1, Integer.MAX_VALUE),
      Holds.OF_THREADS_WHEN_NARROWED,
      Integer.MAX_VALUE),
  /** Most connections of either client to the downstream; 0 for no limit. */
  CLIENT_CONNECTIONS("bench.client-connections", Most.UP_TO_A_MILLION, Holds.WHEN_NARROWED, 0),
  /** HTTP engine of the blocking strategies. */
  BLOCKING_CLIENT(
      "bench.blocking-client",
      "blocking-client-engine",
      SettingKind.oneOf(BlockingClient.values()),
      Holds.ON_SERVLETS,
      BlockingClient.HTTP_URL_CONNECTION),
  /** Threads of AsyncHttpClient; 0 for one per processor. */
  CLIENT_IO_THREADS("bench.client-io-threads", SettingKind.count(0, 1024), Holds.ON_SERVLETS, 0),
  /** Size of the connector's read and write buffers, bytes; 0 for its default. */
  CONNECTOR_BUFFERS(
      "bench.connector-buffers", SettingKind.count(0, 16 << 20), Holds.ON_SERVLETS, 0),
  /** Whether Spring Boot's filter of that name runs. */
  REQUEST_CONTEXT_FILTER(
      "bench.request-context-filter",
      "filters",
      SettingKind.filter("requestContextFilter"),
      Holds.ON_SERVLETS,
      true),
  /** When the app is told to collect its garbage right before the measured load. */
  COLLECT_GARBAGE(
      "", SettingKind.oneOf(Collect.values()), Holds.IN_HARNESS, Collect.UNLESS_SETTLING),
  /**
   * How often the side door is read while a load runs; 0 for at both ends of the window only. Each
   * reading costs the app CPU time.
   */
  SIDE_DOOR_READINGS("", SettingKind.rate(100), Holds.IN_HARNESS, 2.0),
  /**
   * For how long the side door is read at that rate, and then left alone for the same time, in
   * turn; 0 for no pauses.
   */
  SIDE_DOOR_PAUSES("", SettingKind.pause(), Holds.IN_HARNESS, Duration.ZERO);

  /** The loads before which the app collects its garbage. */
  public enum Collect {
    ALWAYS,
    NEVER,
    /** Only one that begins with MEASURE, since no user's app collects at such a moment. */
    UNLESS_SETTLING
  }

  /** The cases in which the app must tell what was asked for. */
  public enum Holds {
    ALWAYS,
    ON_TOMCAT,
    FOR_PLATFORM_THREADS,
    /** Once the suite sets a limit, on every stack. */
    WHEN_NARROWED,
    /** The same of a limit that only platform threads have. */
    OF_THREADS_WHEN_NARROWED,
    /** Once the suite changes it, on the servlet stack; the others lack such a part. */
    ON_SERVLETS,
    /** Never: the harness acts on it, and the app does not know it. */
    IN_HARNESS
  }

  /** Holds constants, since an enum's constants exist before its static fields. */
  private static final class Most {
    static final SettingKind THREADS = SettingKind.count(1, 100_000);
    static final SettingKind CONNECTIONS = SettingKind.count(1, 1_000_000);
    static final SettingKind UP_TO_A_MILLION = SettingKind.count(0, 1_000_000);
    static final SettingKind TIME = SettingKind.time();
  }

  private final String argument;
  private final String toldAs;
  private final SettingKind kind;
  private final Holds holds;
  private final Optional<Object> usual;

  AppSetting(String argument, SettingKind kind, Holds holds, Object... usual) {
    this(argument, "", kind, holds, usual);
  }

  /**
   * Declares a setting.
   *
   * @param toldAs name that the app gives it at its side door; empty for the key
   * @param usual the app's own default, at most one; without one, every suite must say it
   */
  AppSetting(String argument, String toldAs, SettingKind kind, Holds holds, Object... usual) {
    this.argument = argument;
    this.toldAs = toldAs.isEmpty() ? key() : toldAs;
    this.kind = kind;
    this.holds = holds;
    this.usual = Arrays.stream(usual).findFirst();
  }

  /** Returns the key in the section {@code app} of a suite, such as {@code tomcat-threads}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the name that the app gives it at its side door. */
  public String toldAs() {
    return toldAs;
  }

  public Holds holds() {
    return holds;
  }

  /** Whether the app tells its default as such; 0 stands for a choice of its own. */
  public boolean tellsUsual() {
    return !usual.equals(Optional.of(0));
  }

  /** Returns the app's own default; empty if every suite must say it. */
  public Optional<Object> usual() {
    return usual;
  }

  /**
   * Reads a value of a suite.
   *
   * @throws IllegalArgumentException that names the text and what is allowed
   */
  public Object parse(String text) {
    return kind.parser().apply(text);
  }

  /** Reads what {@link #text} returned; a default may be beyond what a suite can say. */
  Object read(String text) {
    return usual
        .filter(value -> kind.text().apply(value).equals(text))
        .orElseGet(() -> parse(text));
  }

  /** Returns a value as in a suite. */
  String text(Object value) {
    return kind.text().apply(value);
  }

  void require(Object value) {
    kind.range().accept(value, "app." + key());
  }

  /** Whether it is a filter, which Spring's own properties turn off, too. */
  public boolean isFilter() {
    return toldAs.equals("filters");
  }

  /** Returns the argument that starts the app with a value; empty if the app does not know it. */
  public Optional<String> argument(Object value) {
    return holds == Holds.IN_HARNESS
        ? Optional.empty()
        : Optional.of("--" + argument + "=" + kind.told().apply(value) + kind.unit());
  }

  /** Says how the app runs otherwise than with a value; empty if it runs with it. */
  public Optional<String> mismatch(Object value, Map<String, String> effective) {
    String told = effective.get(toldAs);
    if (kind.inForce().test(value, told)) {
      return Optional.empty();
    }
    String runs = told == null ? "an unknown one" : told;
    return Optional.of(
        isFilter()
            ? Text.of(
                "the suite asks for %s = %s, the app runs with %s = %s", key(), value, toldAs, runs)
            : Text.of(
                "the suite asks for %s = %s, the app runs with %s",
                toldAs, kind.told().apply(value), runs));
  }

  /** Returns the keys of Spring's properties that have one of their own, in canonical form. */
  static Map<String, String> keysOfProperties() {
    Map<String, String> keys = new TreeMap<>();
    for (AppSetting setting : values()) {
      if (setting.holds != Holds.IN_HARNESS) {
        keys.put(setting.argument.replace("-", ""), setting.key());
      }
    }
    return keys;
  }
}
