package org.servletbench.harness.suite;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant;
import tools.jackson.databind.JsonNode;

/** Reads the section {@code app}. */
final class AppParser {
  private AppParser() {}

  static AppSettings app(Section app) {
    Map<AppSetting, Object> values = new EnumMap<>(AppSetting.class);
    for (AppSetting setting : AppSetting.values()) {
      if (setting.usual().isEmpty() || app.optionalText(setting.key()).isPresent()) {
        values.put(setting, app.parse(setting.key(), setting::parse));
      }
    }
    try {
      return new AppSettings(
          values,
          new AppVariant(
              new AppVariant.Runtime(app.optionalText("jdk"), app.texts("jvm")), properties(app)));
    } catch (IllegalArgumentException e) {
      throw app.error("is wrong: " + e.getMessage());
    }
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
}
