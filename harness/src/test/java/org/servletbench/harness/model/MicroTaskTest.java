package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MicroTaskTest {

  @Test
  void the_combinations_are_the_product_of_the_values_of_all_parameters() {
    assertThat(
            MicroTask.listed(
                """
                WARNING: something that a JVM says
                Benchmarks:\s
                org.servletbench.jmh.client.BlockingCall.kept
                  param "client" = {http-url-connection, jdk, apache, socket}
                org.servletbench.jmh.completion.CompleteAMono.toFuture
                org.servletbench.jmh.handoff.HandOff.both
                  param "parked" = {1, 100, 10000}
                  param "way" = {one, other}
                """))
        .containsExactly(
            new MicroTask("org.servletbench.jmh.client.BlockingCall.kept", 4),
            new MicroTask("org.servletbench.jmh.completion.CompleteAMono.toFuture", 1),
            new MicroTask("org.servletbench.jmh.handoff.HandOff.both", 6));
  }

  @Test
  void a_short_name_is_the_class_and_the_method() {
    assertThat(new MicroTask("org.servletbench.jmh.client.BareCall.jdk", 1).shortName())
        .isEqualTo("BareCall.jdk");
  }
}
