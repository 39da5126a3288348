package org.servletbench.harness.model;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the app is made of beyond its pools and timeouts.
 *
 * @param blockingClient engine of the strategies that block
 * @param clientIoThreads of AsyncHttpClient; 0 for one per processor
 * @param connectorBuffers bytes of the connector's read and write buffers; 0 for its default
 * @param requestContextFilter whether Spring Boot's filter of that name runs
 * @param properties further Spring properties, by name
 */
public record AppVariant(
    BlockingClient blockingClient,
    int clientIoThreads,
    int connectorBuffers,
    boolean requestContextFilter,
    Runtime runtime,
    Map<String, String> properties) {
  /** The app's own defaults. */
  public static final AppVariant DEFAULT =
      new AppVariant(BlockingClient.HTTP_URL_CONNECTION, 0, 0, true, Runtime.DEFAULT, Map.of());

  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9.\\[\\]_-]*");

  /** Properties that have a key of their own, as Spring's relaxed binding compares names. */
  private static final Map<String, String> OWN_KEYS =
      Map.of(
          "server.address", "none: load goes to 127.0.0.1",
          "server.port", "none: a trial's ports are fixed",
          "server.tomcat.threads.max", "tomcat-threads",
          "server.tomcat.threads.maxqueuecapacity", "queue-capacity",
          "server.tomcat.maxconnections", "max-connections",
          "server.tomcat.acceptcount", "accept-count",
          "spring.threads.virtual.enabled", "none: the strategy decides");

  /** Engines of a client that blocks its caller. */
  public enum BlockingClient {
    HTTP_URL_CONNECTION,
    JDK,
    APACHE,
    SOCKET;

    /** Value of the app's setting {@code bench.blocking-client}. */
    public String label() {
      return lowerCase(this);
    }
  }

  /**
   * The JVM that the app runs on.
   *
   * @param jdk a feature number, a version or a home folder; empty for the JDK of the run
   * @param options beyond, or in place of, those of every trial
   */
  public record Runtime(Optional<String> jdk, List<String> options) {
    /** The JDK and the options of every trial. */
    public static final Runtime DEFAULT = new Runtime(Optional.empty(), List.of());

    private static final Pattern OPTION = Pattern.compile("-(X|D|-)\\S+");

    /** These belong to the launch caches: a second one makes a JVM start slowly without a word. */
    private static final Pattern OF_CACHES =
        Pattern.compile("-Xshare.*|-XX:.?(AOT|SharedArchiveFile|ArchiveClassesAtExit).*");

    public Runtime {
      Objects.requireNonNull(jdk);
      if (jdk.filter(String::isBlank).isPresent()) {
        throw new IllegalArgumentException("app.jdk is empty: name one or leave it out");
      }
      options = List.copyOf(options);
      for (String option : options) {
        if (!OPTION.matcher(option).matches()) {
          throw new IllegalArgumentException(
              "app.jvm: '" + option + "' is no JVM option: write each like -Xmx1g or -XX:+UseZGC");
        }
        if (OF_CACHES.matcher(option).matches()) {
          throw new IllegalArgumentException(
              "app.jvm: '" + option + "' is set for each trial already: leave it out");
        }
      }
    }
  }

  public AppVariant {
    Objects.requireNonNull(blockingClient);
    Objects.requireNonNull(runtime);
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    Range.require(clientIoThreads, 0, 1024, "app.client-io-threads");
    Range.require(connectorBuffers, 0, 16 << 20, "app.connector-buffers");
    properties.forEach(AppVariant::requireProperty);
  }

  private static void requireProperty(String name, String value) {
    if (!PROPERTY.matcher(name).matches()) {
      throw new IllegalArgumentException("app.properties: '" + name + "' is no property name");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "app.properties: the value of '" + name + "' must be one line");
    }
    String canonical = name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    if (canonical.startsWith("bench.")) {
      throw new IllegalArgumentException(
          "app.properties: '" + name + "' is the harness's to set: take a key of 'app'");
    }
    if (OWN_KEYS.containsKey(canonical)) {
      throw new IllegalArgumentException(
          Text.of("app.properties: '%s' has a key of its own: %s", name, OWN_KEYS.get(canonical)));
    }
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
