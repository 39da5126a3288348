package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The settings that the app starts with.
 *
 * @param values value of each setting
 * @param variant JVM and further properties
 */
public record AppSettings(Map<AppSetting, Object> values, AppVariant variant) {
  /**
   * Settings that are not in the map have the app's own default.
   *
   * @throws IllegalArgumentException for one that lacks a value or is out of range
   */
  public AppSettings {
    Objects.requireNonNull(variant);
    Map<AppSetting, Object> all = new EnumMap<>(AppSetting.class);
    for (AppSetting setting : AppSetting.values()) {
      Object value =
          Optional.ofNullable(values.get(setting))
              .or(setting::usual)
              .orElseThrow(
                  () -> new IllegalArgumentException("app." + setting.key() + " is missing"));
      setting.require(value);
      all.put(setting, value);
    }
    requireReadings((Duration) all.get(AppSetting.SIDE_DOOR_PAUSES), all);
    values = Collections.unmodifiableMap(all);
  }

  /** Between two readings nobody could tell a shorter pause from the usual time. */
  private static void requireReadings(Duration pause, Map<AppSetting, Object> all) {
    Object rate = all.get(AppSetting.SIDE_DOOR_READINGS);
    if (!pause.isZero() && pause.toNanos() * (double) rate < 2e9) {
      throw new IllegalArgumentException(
          Text.of(
              "app.side-door-pauses must be as long as two readings or more, at"
                  + " app.side-door-readings of %s",
              AppSetting.SIDE_DOOR_READINGS.text(rate)));
    }
  }

  /** Makes settings of which the rest is as the app has it by itself. */
  public AppSettings(
      int tomcatThreads, int asyncPool, Duration asyncTimeout, Duration downstreamTimeout) {
    this(
        Map.of(
            AppSetting.TOMCAT_THREADS, tomcatThreads,
            AppSetting.ASYNC_POOL, asyncPool,
            AppSetting.ASYNC_TIMEOUT, asyncTimeout,
            AppSetting.DOWNSTREAM_TIMEOUT, downstreamTimeout),
        AppVariant.DEFAULT);
  }

  public Object value(AppSetting setting) {
    return values.get(setting);
  }

  /** Whether the setting is as the app has it by itself. */
  public boolean isUsual(AppSetting setting) {
    return setting.usual().equals(Optional.of(value(setting)));
  }

  public int tomcatThreads() {
    return (int) value(AppSetting.TOMCAT_THREADS);
  }

  public int asyncPool() {
    return (int) value(AppSetting.ASYNC_POOL);
  }

  public Duration asyncTimeout() {
    return (Duration) value(AppSetting.ASYNC_TIMEOUT);
  }

  /** Returns the most connections of a client to the downstream; 0 for no limit. */
  public int clientConnections() {
    return (int) value(AppSetting.CLIENT_CONNECTIONS);
  }

  public AppVariant.BlockingClient blockingClient() {
    return (AppVariant.BlockingClient) value(AppSetting.BLOCKING_CLIENT);
  }

  public AppSettings with(AppSetting setting, Object value) {
    Map<AppSetting, Object> changed = new EnumMap<>(values);
    changed.put(setting, value);
    return new AppSettings(changed, variant);
  }

  public AppSettings with(AppVariant other) {
    return new AppSettings(values, other);
  }

  /**
   * Returns the settings with every duration changed, but for those that are about our readings.
   */
  AppSettings withDurations(UnaryOperator<Duration> change) {
    Map<AppSetting, Object> changed = new EnumMap<>(values);
    changed.replaceAll(
        (setting, value) ->
            value instanceof Duration time && setting.holds() != AppSetting.Holds.IN_HARNESS
                ? change.apply(time)
                : value);
    return new AppSettings(changed, variant);
  }

  /** Returns what the section {@code app} of a suite would say; {@link #read} reads it back. */
  public Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    values.forEach((setting, value) -> keys.put(setting.key(), setting.text(value)));
    variant.runtime().jdk().ifPresent(jdk -> keys.put("jdk", jdk));
    keys.put("jvm", variant.runtime().options());
    keys.put("properties", variant.properties());
    variant.runtime().build().ifPresent(build -> keys.put("build", build.text()));
    return keys;
  }

  /**
   * Reads what {@link #keys} returned, or what earlier versions wrote: the same in groups, by other
   * spellings.
   *
   * @throws IllegalArgumentException for a value that is missing or cannot be read
   */
  public static AppSettings read(Map<String, Object> written) {
    Map<String, Object> keys = new HashMap<>();
    collect(written, keys);
    Map<AppSetting, Object> values = new EnumMap<>(AppSetting.class);
    for (AppSetting setting : AppSetting.values()) {
      if (keys.get(setting.key()) != null) {
        values.put(setting, setting.read(today(keys.get(setting.key()).toString())));
      }
    }
    Object options = keys.getOrDefault("jvm", keys.getOrDefault("options", List.of()));
    return new AppSettings(
        values,
        new AppVariant(
            new AppVariant.Runtime(
                Optional.ofNullable(keys.get("jdk")).map(Object::toString),
                ((List<?>) options).stream().map(Object::toString).toList(),
                Optional.ofNullable(keys.get("build")).map(Object::toString).map(AppBuild::read)),
            texts((Map<?, ?>) keys.getOrDefault("properties", Map.of()))));
  }

  private static void collect(Map<?, ?> written, Map<String, Object> keys) {
    written.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> group && !key.equals("properties")) {
            collect(group, keys);
          } else {
            keys.put(key.toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT), value);
          }
        });
  }

  private static Map<String, String> texts(Map<?, ?> properties) {
    Map<String, String> texts = new HashMap<>();
    properties.forEach((name, value) -> texts.put(name.toString(), value.toString()));
    return texts;
  }

  /** Spells a value of an earlier version, such as PT1M30S or SOCKET, as a suite does. */
  private static String today(String written) {
    if (written.startsWith("PT")) {
      return Units.formatDuration(Duration.parse(written));
    }
    return written.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
