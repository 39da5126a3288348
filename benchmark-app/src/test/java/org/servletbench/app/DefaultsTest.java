package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The defaults that docs/contracts.md promises stand in application.yaml. */
class DefaultsTest {

  @ParameterizedTest
  @CsvSource({
    "server.address, 127.0.0.1",
    "server.port, 8080",
    "server.tomcat.threads.max, 10",
    "server.tomcat.max-connections, 8192",
    "server.tomcat.accept-count, 100",
    "server.tomcat.max-keep-alive-requests, -1",
    "server.tomcat.threads.max-queue-capacity, 2147483647",
    "server.tomcat.processor-cache, -1",
    "bench.blocking-client, http-url-connection",
    "bench.client-connections, 0",
    "bench.stack, servlet",
    "bench.connector-buffers, 0",
    "bench.client-io-threads, 0",
    "bench.request-context-filter, true",
    "bench.downstream, http://127.0.0.1:8090",
    "bench.downstream-timeout, 80s",
    "bench.async-pool, 25",
    "bench.async-timeout, 90s",
    "bench.server-timing, false",
    "bench.side-door-port, 8081",
    "spring.threads.virtual.enabled, false"
  })
  void are_as_promised(String setting, String value) throws IOException {
    PropertySource<?> yaml =
        new YamlPropertySourceLoader()
            .load("defaults", new ClassPathResource("application.yaml"))
            .getFirst();
    assertThat(yaml.getProperty(setting)).hasToString(value);
  }
}
