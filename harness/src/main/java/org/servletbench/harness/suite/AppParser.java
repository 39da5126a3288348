package org.servletbench.harness.suite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.AppVariant.BlockingClient;
import org.servletbench.harness.model.Text;
import tools.jackson.databind.JsonNode;

/** Reads the section {@code app}. */
final class AppParser {
  private AppParser() {}

  static AppSettings app(Section app) {
    AppSettings.Limits wide = AppSettings.Limits.DEFAULT;
    try {
      return new AppSettings(
          app.count("tomcat-threads"),
          app.count("async-pool"),
          app.duration("async-timeout"),
          app.duration("downstream-timeout"),
          new AppSettings.Limits(
              app.count("max-connections", wide.maxConnections()),
              app.count("accept-count", wide.acceptCount()),
              app.count("queue-capacity", wide.queueCapacity()),
              app.count("client-connections", wide.clientConnections())),
          variant(app));
    } catch (IllegalArgumentException e) {
      throw app.error("is wrong: " + e.getMessage());
    }
  }

  private static AppVariant variant(Section app) {
    AppVariant usual = AppVariant.DEFAULT;
    return new AppVariant(
        app.optionalText("blocking-client")
            .map(
                text ->
                    oneOf(
                        app,
                        "blocking-client",
                        text,
                        BlockingClient.values(),
                        BlockingClient::label))
            .orElse(usual.blockingClient()),
        app.count("client-io-threads", usual.clientIoThreads()),
        app.count("connector-buffers", usual.connectorBuffers()),
        app.flag("request-context-filter", usual.requestContextFilter()),
        new AppVariant.Runtime(app.optionalText("jdk"), app.texts("jvm")),
        properties(app));
  }

  private static Map<String, String> properties(Section app) {
    JsonNode node = app.node().get("properties");
    app.mayHave("properties");
    Map<String, String> properties = new LinkedHashMap<>();
    if (node != null && !node.isNull()) {
      Section section = app.section("properties");
      for (String name : node.propertyNames()) {
        properties.put(name, section.text(name));
      }
    }
    return properties;
  }

  private static <E> E oneOf(
      Section app, String key, String text, E[] values, Function<E, String> label) {
    return Arrays.stream(values)
        .filter(value -> label.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                app.error(
                    Text.of(
                        "'%s: %s' is not known; known: %s",
                        key,
                        text,
                        Arrays.stream(values).map(label).collect(Collectors.joining(", ")))));
  }
}
