package org.servletbench.harness.verify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;

/**
 * A key of a suite, or the strategy, from which settings of the running app follow. Such a setting
 * may differ between two scenarios if one of its sources does.
 */
enum SettingSource {
  STRATEGY("strategy", app(app -> app.strategy().label())),
  STACK("strategy", app(app -> app.strategy().stack().label())),
  BODY("strategy", app(app -> app.strategy().body())),
  VIRTUAL("strategy", app(app -> Boolean.toString(app.strategy().onVirtualThreads()))),
  TOMCAT_THREADS("app.tomcat-threads", of(AppSettings::tomcatThreads)),
  ASYNC_POOL("app.async-pool", of(AppSettings::asyncPool)),
  ASYNC_TIMEOUT("app.async-timeout", of(AppSettings::asyncTimeout)),
  DOWNSTREAM_TIMEOUT("app.downstream-timeout", of(AppSettings::downstreamTimeout)),
  MAX_CONNECTIONS("app.max-connections", of(settings -> settings.limits().maxConnections())),
  ACCEPT_COUNT("app.accept-count", of(settings -> settings.limits().acceptCount())),
  QUEUE_CAPACITY("app.queue-capacity", of(settings -> settings.limits().queueCapacity())),
  CLIENT_CONNECTIONS(
      "app.client-connections", of(settings -> settings.limits().clientConnections())),
  BLOCKING_CLIENT("app.blocking-client", of(settings -> settings.variant().blockingClient())),
  CLIENT_IO_THREADS("app.client-io-threads", of(settings -> settings.variant().clientIoThreads())),
  CONNECTOR_BUFFERS("app.connector-buffers", of(settings -> settings.variant().connectorBuffers())),
  REQUEST_CONTEXT_FILTER(
      "app.request-context-filter", of(settings -> settings.variant().requestContextFilter())),
  JDK("app.jdk", of(settings -> settings.variant().runtime().jdk())),
  COLLECTOR("app.jvm", options("-XX:.Use\\w+GC")),
  HEAP("app.jvm", options("-Xm[sx].*|-XX:.*(Heap|RAM).*")),
  OTHER_OPTIONS("app.jvm", options("(?!-XX:.Use\\w+GC|-Xm[sx]|-XX:.*(Heap|RAM)).*")),
  SERVER_TIMING(
      "client.server-timing", scenario -> Boolean.toString(scenario.client().serverTiming())),
  PROPERTIES("app.properties", of(settings -> settings.variant().properties()));

  private static final List<SettingSource> ANYTHING =
      List.of(STACK, VIRTUAL, PROPERTIES, OTHER_OPTIONS, JDK);

  private static final Map<String, List<SettingSource>> OF_SETTING =
      Map.ofEntries(
          Map.entry("stack", List.of(STACK)),
          Map.entry("virtual-threads", List.of(VIRTUAL, STACK)),
          Map.entry("tomcat-threads", List.of(TOMCAT_THREADS, VIRTUAL, STACK)),
          Map.entry("async-pool", List.of(ASYNC_POOL)),
          Map.entry("async-timeout-ms", List.of(ASYNC_TIMEOUT, STACK)),
          Map.entry("downstream-timeout-ms", List.of(DOWNSTREAM_TIMEOUT)),
          Map.entry("max-connections", List.of(MAX_CONNECTIONS, STACK)),
          Map.entry("accept-count", List.of(ACCEPT_COUNT, STACK)),
          Map.entry("max-queue-capacity", List.of(QUEUE_CAPACITY, VIRTUAL, STACK)),
          Map.entry("client-connections", List.of(CLIENT_CONNECTIONS)),
          Map.entry("container", List.of(STACK)),
          Map.entry("connector-buffers", List.of(CONNECTOR_BUFFERS, STACK)),
          Map.entry("filters", List.of(REQUEST_CONTEXT_FILTER, PROPERTIES, STACK)),
          Map.entry("blocking-client-engine", List.of(BLOCKING_CLIENT, STACK)),
          Map.entry(
              "blocking-client",
              List.of(BLOCKING_CLIENT, DOWNSTREAM_TIMEOUT, CLIENT_CONNECTIONS, STACK)),
          Map.entry("jdk-async-client", List.of(STRATEGY, DOWNSTREAM_TIMEOUT, CLIENT_CONNECTIONS)),
          Map.entry("reactive-client", List.of(STRATEGY, DOWNSTREAM_TIMEOUT, CLIENT_CONNECTIONS)),
          Map.entry("non-blocking-client", List.of(DOWNSTREAM_TIMEOUT, CLIENT_CONNECTIONS, STACK)),
          Map.entry("client-io-threads", List.of(CLIENT_IO_THREADS, STACK)),
          Map.entry("server-timing", List.of(SERVER_TIMING)),
          Map.entry("java", List.of(JDK)),
          Map.entry("gc", List.of(COLLECTOR)),
          Map.entry("heap-max-mib", List.of(HEAP)));

  private final String key;
  private final Function<Scenario, String> value;

  SettingSource(String key, Function<Scenario, String> value) {
    this.key = key;
    this.value = value;
  }

  /** Returns the key of a suite, or {@code strategy}. */
  String key() {
    return key;
  }

  /** Returns the sources of a side door's setting; for an unknown one, all possible sources. */
  static List<SettingSource> of(String setting) {
    return OF_SETTING.getOrDefault(setting, ANYTHING);
  }

  /** Returns the sources of the bytes of an answer. */
  static List<SettingSource> ofAnswer() {
    return List.of(STACK, BODY, PROPERTIES);
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
