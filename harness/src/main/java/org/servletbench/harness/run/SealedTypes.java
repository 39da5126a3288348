package org.servletbench.harness.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the sealed types of the model stand in JSON: with the name of their case. */
final class SealedTypes {
  private SealedTypes() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  private interface Case {}

  /** A URL is one string. */
  private abstract static class Text {
    @JsonCreator
    static TargetUrl parse(String text) {
      return TargetUrl.parse(text);
    }

    @JsonValue
    @Override
    public abstract String toString();
  }

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        // What was run before a setting existed was run with it off.
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .addMixIn(Load.class, Case.class)
        .addMixIn(Target.class, Case.class)
        .addMixIn(Arrivals.class, Case.class)
        .addMixIn(TargetUrl.class, Text.class)
        .build();
  }
}
