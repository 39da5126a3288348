package org.servletbench.harness.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Maps the sealed types of the model to JSON that names the case. */
final class SealedTypes {
  private SealedTypes() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  private interface Case {}

  /** Writes a URL as one string. */
  private abstract static class Text {
    @JsonCreator
    static TargetUrl parse(String text) {
      return TargetUrl.parse(text);
    }

    @JsonValue
    @Override
    public abstract String toString();
  }

  /** Writes the settings of the app as a suite does. */
  private abstract static class Keys {
    @JsonCreator
    static AppSettings read(Map<String, Object> written) {
      return AppSettings.read(written);
    }

    @JsonValue
    abstract Map<String, Object> keys();
  }

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        // A run from before a setting existed had it off.
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .addMixIn(Load.class, Case.class)
        .addMixIn(Target.class, Case.class)
        .addMixIn(Arrivals.class, Case.class)
        .addMixIn(AppSettings.class, Keys.class)
        .addMixIn(TargetUrl.class, Text.class)
        .build();
  }
}
