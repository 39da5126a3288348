package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;

/**
 * A key of a suite, or the strategy, from which settings of the running app follow. Such a setting
 * may differ between two scenarios if one of its sources does.
 *
 * @param key key of a suite, or {@code strategy}
 * @param value what a scenario says there
 */
record SettingSource(String key, Function<Scenario, String> value) {
  private static final SettingSource STRATEGY =
      new SettingSource("strategy", app(app -> app.strategy().label()));
  private static final SettingSource STACK =
      new SettingSource("strategy", app(app -> app.strategy().stack().label()));
  private static final SettingSource BODY =
      new SettingSource("strategy", app(app -> app.strategy().body()));
  private static final SettingSource VIRTUAL =
      new SettingSource(
          "strategy", app(app -> Boolean.toString(app.strategy().onVirtualThreads())));
  private static final SettingSource JDK =
      new SettingSource("app.jdk", of(settings -> settings.variant().runtime().jdk()));
  private static final SettingSource COLLECTOR =
      new SettingSource("app.jvm", options("-XX:.Use\\w+GC"));
  private static final SettingSource HEAP =
      new SettingSource("app.jvm", options("-Xm[sx].*|-XX:.*(Heap|RAM).*"));
  private static final SettingSource OTHER_OPTIONS =
      new SettingSource("app.jvm", options("(?!-XX:.Use\\w+GC|-Xm[sx]|-XX:.*(Heap|RAM)).*"));
  private static final SettingSource SERVER_TIMING =
      new SettingSource(
          "client.server-timing", scenario -> Boolean.toString(scenario.client().serverTiming()));
  private static final SettingSource PROPERTIES =
      new SettingSource("app.properties", of(settings -> settings.variant().properties()));

  /** What the JVM decides, whichever build of the app it runs. */
  private static final Set<String> OF_THE_JVM = Set.of("java", "gc", "heap-max-mib");

  /** Another build of the app may have anything else in another way. */
  private static final SettingSource BUILD =
      new SettingSource("build", of(settings -> settings.variant().runtime().build()));

  private static final List<SettingSource> ANYTHING =
      List.of(STACK, VIRTUAL, PROPERTIES, OTHER_OPTIONS, JDK);

  private static final SettingSource TIMEOUT = of(AppSetting.DOWNSTREAM_TIMEOUT);
  private static final SettingSource CONNECTIONS = of(AppSetting.CLIENT_CONNECTIONS);

  private static final Map<String, List<SettingSource>> OF_SETTING =
      Stream.concat(
              Arrays.stream(AppSetting.values())
                  .map(setting -> Map.entry(setting.toldAs(), allOf(setting))),
              Stream.of(
                  Map.entry("stack", List.of(STACK)),
                  Map.entry("virtual-threads", List.of(VIRTUAL, STACK)),
                  Map.entry("container", List.of(STACK)),
                  Map.entry(
                      "blocking-client",
                      List.of(of(AppSetting.BLOCKING_CLIENT), TIMEOUT, CONNECTIONS, STACK)),
                  Map.entry("jdk-async-client", List.of(STRATEGY, TIMEOUT, CONNECTIONS)),
                  Map.entry("reactive-client", List.of(STRATEGY, TIMEOUT, CONNECTIONS)),
                  Map.entry("non-blocking-client", List.of(TIMEOUT, CONNECTIONS, STACK)),
                  Map.entry("server-timing", List.of(SERVER_TIMING)),
                  Map.entry("java", List.of(JDK)),
                  Map.entry("gc", List.of(COLLECTOR)),
                  Map.entry("heap-max-mib", List.of(HEAP))))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  /** Returns the sources of a side door's setting; for an unknown one, all possible sources. */
  static List<SettingSource> of(String setting) {
    List<SettingSource> sources = OF_SETTING.getOrDefault(setting, ANYTHING);
    return OF_THE_JVM.contains(setting)
        ? sources
        : Stream.concat(sources.stream(), Stream.of(BUILD)).toList();
  }

  /** Returns the sources of the bytes of an answer. */
  static List<SettingSource> ofAnswer() {
    return List.of(STACK, BODY, PROPERTIES, BUILD);
  }

  private static SettingSource of(AppSetting setting) {
    return new SettingSource("app." + setting.key(), of(settings -> settings.value(setting)));
  }

  /** Returns all that decides how a setting of the app is told. */
  private static List<SettingSource> allOf(AppSetting setting) {
    SettingSource own = of(setting);
    return switch (setting.holds()) {
      case ALWAYS, WHEN_NARROWED, IN_HARNESS -> List.of(own);
      case ON_TOMCAT -> List.of(own, STACK);
      case ON_SERVLETS ->
          setting.isFilter() ? List.of(own, PROPERTIES, STACK) : List.of(own, STACK);
      case FOR_PLATFORM_THREADS, OF_THREADS_WHEN_NARROWED -> List.of(own, VIRTUAL, STACK);
    };
  }

  /** Whether two scenarios differ in it by the suite; a user's own server always differs. */
  boolean differs(Scenario one, Scenario other) {
    return one.app().isEmpty()
        || other.app().isEmpty()
        || !value.apply(one).equals(value.apply(other));
  }

  private static Function<Scenario, String> app(Function<Target.App, String> value) {
    return scenario -> scenario.app().map(value).orElse("");
  }

  private static Function<Scenario, String> of(Function<AppSettings, Object> setting) {
    return app(app -> String.valueOf(setting.apply(app.settings())).toLowerCase(Locale.ROOT));
  }

  private static Function<Scenario, String> options(String pattern) {
    return app(
        app ->
            app.settings().variant().runtime().options().stream()
                .filter(option -> option.matches(pattern))
                .collect(Collectors.joining(" ")));
  }
}
