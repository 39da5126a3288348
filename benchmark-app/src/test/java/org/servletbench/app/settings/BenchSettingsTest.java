package org.servletbench.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BenchSettingsTest {

  private static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("bench.stack", "reactor-netty"),
          Map.entry("bench.connector-buffers", "0"),
          Map.entry("bench.client-io-threads", "0"),
          Map.entry("bench.request-context-filter", "true"),
          Map.entry("bench.downstream", "http://127.0.0.1:8090"),
          Map.entry("bench.downstream-timeout", "80s"),
          Map.entry("bench.blocking-client", "http-url-connection"),
          Map.entry("bench.client-connections", "0"),
          Map.entry("bench.async-pool", "25"),
          Map.entry("bench.async-timeout", "1500ms"),
          Map.entry("bench.server-timing", "true"),
          Map.entry("bench.side-door-port", "0"));

  private static BenchSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("bench", BenchSettings.class)
        .get();
  }

  @Test
  void are_read_with_their_units() {
    BenchSettings settings = bind(GOOD);
    assertThat(settings.downstreamTimeout()).isEqualTo(Duration.ofSeconds(80));
    assertThat(settings.asyncTimeout()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(settings.stack()).isEqualTo(Stack.REACTOR_NETTY);
  }

  @ParameterizedTest
  @CsvSource({
    "bench.downstream, /sleep",
    "bench.downstream, https://127.0.0.1:8090",
    "bench.downstream, ''",
    "bench.downstream, http://127.0.0.1:8090?x=1",
    "bench.downstream, http://127.0.0.1:8090/base",
    "bench.downstream, http://127.0.0.1:8090#x",
    "bench.downstream, http://me@127.0.0.1:8090",
    "bench.downstream, http://127.0.0.1:99999",
    "bench.downstream-timeout, ''",
    "bench.downstream-timeout, 0s",
    "bench.downstream-timeout, -1s",
    "bench.client-connections, -1",
    "bench.client-io-threads, -1",
    "bench.connector-buffers, -1",
    "bench.async-pool, 0",
    "bench.async-timeout, 0s",
    "bench.async-timeout, 25h",
    "bench.side-door-port, -1",
    "bench.side-door-port, 65536"
  })
  void are_refused_by_name_outside_their_bounds(String name, String value) {
    var settings = new HashMap<>(GOOD);
    settings.put(name, value);
    assertThatThrownBy(() -> bind(settings)).rootCause().hasMessageContaining(name);
  }

  @Test
  void are_refused_by_name_when_they_are_none_of_the_choices() {
    var settings = new HashMap<>(GOOD);
    settings.put("bench.blocking-client", "curl");
    assertThatThrownBy(() -> bind(settings)).hasMessageContaining("bench.blocking-client");
  }
}
