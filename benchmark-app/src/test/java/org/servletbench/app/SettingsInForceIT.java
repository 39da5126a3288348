package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import tools.jackson.databind.JsonNode;

/** Checks that the requested settings are in force, and that the side door says so. */
class SettingsInForceIT {

  private TestApp app;

  @AfterEach
  void stop() {
    if (app != null) {
      app.close();
    }
  }

  @Test
  void reads_the_settings_back() {
    app =
        TestApp.start(
            Strategy.BLOCKING,
            "--server.tomcat.threads.max=7",
            "--server.tomcat.max-connections=321",
            "--server.tomcat.accept-count=43",
            "--server.tomcat.threads.max-queue-capacity=21",
            "--server.tomcat.processor-cache=30",
            "--bench.connector-buffers=512",
            "--bench.client-io-threads=3",
            "--bench.request-context-filter=false",
            "--server.max-http-request-header-size=2KB",
            "--server.tomcat.max-http-response-header-size=1KB",
            "--bench.client-connections=9",
            "--bench.async-pool=6",
            "--spring.task.execution.pool.core-size=5",
            "--spring.task.execution.pool.max-size=11",
            "--spring.task.execution.pool.queue-capacity=12",
            "--bench.async-timeout=5s",
            "--bench.downstream-timeout=4s");
    JsonNode settings = app.status().get("settings");
    assertThat(settings.propertyNames())
        .containsExactly(
            "java",
            "stack",
            "container",
            "tomcat-threads",
            "async-pool",
            "async-timeout-ms",
            "downstream-timeout-ms",
            "max-connections",
            "accept-count",
            "max-queue-capacity",
            "processor-cache",
            "connector-buffers",
            "max-http-header-size",
            "max-http-response-header-size",
            "filters",
            "virtual-threads",
            "client-connections",
            "server-timing",
            "blocking-client-engine",
            "blocking-client",
            "non-blocking-client",
            "client-io-threads",
            "jdk-async-client",
            "task-executor",
            "reactive-client",
            "gc",
            "heap-max-mib");
    assertThat(settings.get("tomcat-threads").asInt()).isEqualTo(7);
    assertThat(settings.get("max-connections").asInt()).isEqualTo(321);
    assertThat(settings.get("accept-count").asInt()).isEqualTo(43);
    assertThat(settings.get("max-queue-capacity").asInt()).isEqualTo(21);
    assertThat(settings.get("processor-cache").asInt()).isEqualTo(30);
    assertThat(settings.get("connector-buffers").asInt()).isEqualTo(512);
    assertThat(settings.get("client-io-threads").asInt()).isEqualTo(3);
    assertThat(settings.get("filters").asString())
        .isEqualTo("characterEncodingFilter, formContentFilter");
    assertThat(settings.get("max-http-header-size").asInt()).isEqualTo(2048);
    assertThat(settings.get("max-http-response-header-size").asInt()).isEqualTo(1024);
    assertThat(settings.get("stack").asString()).isEqualTo("servlet");
    assertThat(settings.get("container").asString()).isEqualTo("tomcat");
    assertThat(settings.get("client-connections").asInt()).isEqualTo(9);
    assertThat(settings.get("async-pool").asInt()).isEqualTo(6);
    assertThat(settings.get("task-executor")).hasToString("{\"core\":5,\"max\":11,\"queue\":12}");
    assertThat(settings.get("async-timeout-ms").asLong()).isEqualTo(5_000);
    assertThat(settings.get("downstream-timeout-ms").asLong()).isEqualTo(4_000);
    assertThat(settings.get("virtual-threads").asBoolean()).isFalse();
    assertThat(settings.get("blocking-client").asString())
        .contains("read timeout 4000 ms", "idle timeout 20 s", "8192 idle connections")
        .contains("connections 9, the caller is");
    assertThat(System.getProperty("http.keepAlive.time.server")).isEqualTo("20");
    assertThat(settings.get("non-blocking-client").asString())
        .contains("request timeout 4000 ms", "idle timeout 20000 ms", "retries 0")
        .contains("no cookies", "no decompression")
        .contains("connections 9, the caller is blocked up to 4000 ms until one is free");
  }

  @Test
  void refuses_a_setting_that_does_not_exist() {
    String[] args = {"--bench.async-pol=3", "--logging.level.root=OFF"};
    assertThatThrownBy(() -> TestApp.start(Strategy.BLOCKING, args))
        .hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
        .rootCause()
        .hasMessageContaining("bench.async-pol");
  }
}
