package org.servletbench.harness.model;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The app's JVM and its Spring properties beyond the {@linkplain AppSetting settings}.
 *
 * @param properties further Spring properties, by name
 */
public record AppVariant(Runtime runtime, Map<String, String> properties) {
  /** The JVM of every trial, and no further property. */
  public static final AppVariant DEFAULT = new AppVariant(Runtime.DEFAULT, Map.of());

  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9.\\[\\]_-]*");

  /** The properties that no suite may set and that have no key either. */
  private static final Map<String, String> OURS =
      Map.of(
          "server.address", "none: load goes to 127.0.0.1",
          "server.port", "none: a trial's ports are fixed",
          "spring.threads.virtual.enabled", "none: the strategy decides");

  /** The HTTP engines of a client that blocks its caller. */
  public enum BlockingClient {
    HTTP_URL_CONNECTION,
    JDK,
    APACHE,
    SOCKET;

    /** Returns the value of the app's setting {@code bench.blocking-client}. */
    public String label() {
      return SettingKind.label(this);
    }
  }

  /**
   * The JVM that the app runs on, and which app that is.
   *
   * @param jdk feature number, version or home folder; empty for the JDK of the run
   * @param options options that add to, or replace, those of every trial
   * @param build one of several builds of the app; empty if there is only that of this checkout
   */
  public record Runtime(Optional<String> jdk, List<String> options, Optional<AppBuild> build) {
    /** The JDK and the options of every trial. */
    public static final Runtime DEFAULT = new Runtime(Optional.empty(), List.of());

    private static final Pattern OPTION =
        Pattern.compile(
            "-(X|D|-)\\S+"
                + "|-(javaagent|agentpath|agentlib|verbose):\\S+"
                + "|-(ea|da|esa|dsa)(:\\S+)?");

    private static final Pattern AGENT =
        Pattern.compile("-(javaagent|agentpath|agentlib):.*|-Xrun.*");

    /** Matches options of launch caches: a second one would silently slow the JVM's start. */
    private static final Pattern OF_CACHES =
        Pattern.compile("-Xshare.*|-XX:.?(AOT|SharedArchiveFile|ArchiveClassesAtExit).*");

    private static final Pattern FEATURE = Pattern.compile("(\\d{1,4})([^/]*)");

    private static final Pattern CARRIERS =
        Pattern.compile("-Djdk\\.virtualThreadScheduler\\.parallelism=([1-9]\\d{0,4})");

    /** Makes the runtime of the only build. */
    public Runtime(Optional<String> jdk, List<String> options) {
      this(jdk, options, Optional.empty());
    }

    public Runtime {
      Objects.requireNonNull(jdk);
      Objects.requireNonNull(build);
      if (jdk.filter(String::isBlank).isPresent()) {
        throw new IllegalArgumentException("app.jdk is empty: name one or leave it out");
      }
      options = List.copyOf(options);
      for (String option : options) {
        if (!OPTION.matcher(option).matches()) {
          throw new IllegalArgumentException(
              "app.jvm: '"
                  + option
                  + "' is not a JVM option: write each like -Xmx1g or -XX:+UseZGC");
        }
        if (OF_CACHES.matcher(option).matches()) {
          throw new IllegalArgumentException(
              "app.jvm: '" + option + "' is already set for each trial: leave it out");
        }
      }
    }

    /** Whether an agent is loaded at the start, with which a JVM records no launch cache. */
    public boolean hasAgent() {
      return options.stream().anyMatch(AGENT.asMatchPredicate());
    }

    /** Returns the feature number of the JDK; empty for that of the run, and for a folder. */
    public OptionalInt feature() {
      return first(jdk.stream().toList(), FEATURE);
    }

    /** Returns the number of carriers of virtual threads; empty if the JVM chooses it. */
    public OptionalInt carriers() {
      return first(options.reversed(), CARRIERS);
    }

    /** Returns the number in the first text that matches as a whole. */
    private static OptionalInt first(List<String> texts, Pattern pattern) {
      return texts.stream()
          .map(pattern::matcher)
          .filter(Matcher::matches)
          .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
          .findFirst();
    }
  }

  public AppVariant {
    Objects.requireNonNull(runtime);
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    properties.forEach(AppVariant::requireProperty);
  }

  /** Returns a further property; Boot takes {@code core-size} and {@code coreSize} as one name. */
  public Optional<String> property(String name) {
    return properties.entrySet().stream()
        .filter(property -> canonical(property.getKey()).equals(canonical(name)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  /** Returns the variant in one of several builds of the app. */
  AppVariant built(AppBuild build) {
    return new AppVariant(
        new Runtime(runtime.jdk(), runtime.options(), Optional.of(build)), properties);
  }

  private static void requireProperty(String name, String value) {
    if (!PROPERTY.matcher(name).matches()) {
      throw new IllegalArgumentException("app.properties: '" + name + "' is not a property name");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "app.properties: the value of '" + name + "' must be one line");
    }
    String canonical = canonical(name);
    if (canonical.startsWith("bench.")) {
      throw new IllegalArgumentException(
          "app.properties: '" + name + "' is set by the harness: use a key of 'app'");
    }
    Optional.ofNullable(OURS.get(canonical))
        .or(() -> Optional.ofNullable(AppSetting.keysOfProperties().get(canonical)))
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(
                  Text.of("app.properties: '%s' has its own key: %s", name, key));
            });
  }
}
