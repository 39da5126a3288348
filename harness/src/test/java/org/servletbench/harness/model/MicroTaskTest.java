package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MicroTaskTest {

  private static final MicroTask HAND_OFF =
      new MicroTask(
          "org.servletbench.jmh.handoff.HandOff.both",
          Map.of("parked", List.of("1", "100", "10000"), "times", List.of("one", "other")));

  @Test
  void what_JMH_lists_are_benchmarks_with_the_values_of_their_parameters() {
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
                  param "times" = {one, other}
                """))
        .containsExactly(
            new MicroTask(
                "org.servletbench.jmh.client.BlockingCall.kept",
                Map.of("client", List.of("http-url-connection", "jdk", "apache", "socket"))),
            new MicroTask("org.servletbench.jmh.completion.CompleteAMono.toFuture", Map.of()),
            HAND_OFF);
  }

  @Test
  void a_short_name_is_the_class_and_the_method() {
    assertThat(MicroTask.shortName("org.servletbench.jmh.loopback.BareCall.jdk"))
        .isEqualTo("BareCall.jdk");
  }

  @Test
  void the_combinations_are_the_product_of_the_values_of_all_parameters() {
    assertThat(HAND_OFF.combinations()).isEqualTo(6);
    assertThat(HAND_OFF.with(Map.of("parked", List.of("100"))).combinations()).isEqualTo(2);
    assertThat(HAND_OFF.with(Map.of("depth", List.of("20")))).isEqualTo(HAND_OFF);
    assertThat(new MicroTask("a.b.C.d", Map.of()).combinations()).isEqualTo(1);
  }

  @Test
  void each_combination_is_a_task_and_says_its_values() {
    Map<String, List<String>> params = new LinkedHashMap<>();
    params.put("parked", List.of("1", "100"));
    params.put("times", List.of("one", "other"));
    assertThat(new MicroTask("a.b.C.d", params).each())
        .extracting(MicroTask::described)
        .containsExactly(
            "C.d parked=1 times=one",
            "C.d parked=1 times=other",
            "C.d parked=100 times=one",
            "C.d parked=100 times=other");
    assertThat(new MicroTask("a.b.C.d", Map.of()).each())
        .containsExactly(new MicroTask("a.b.C.d", Map.of()));
  }

  /** What the app adds to a call is told by comparison. */
  @Test
  void a_call_without_the_app_warms_up_for_as_long_as_one_by_the_app() {
    MicroTask bare = new MicroTask("org.servletbench.jmh.loopback.BareCall.jdk", Map.of());
    MicroTask byTheApp = new MicroTask("org.servletbench.jmh.client.BlockingCall.kept", Map.of());
    for (MicroLength length : MicroLength.values()) {
      assertThat(length.options(bare)).isEqualTo(length.options(byTheApp));
    }
  }

  @Test
  void a_longer_way_takes_longer_and_so_does_the_app() {
    List<MicroTask> alone = List.of(HAND_OFF);
    List<MicroTask> withApp =
        List.of(new MicroTask("org.servletbench.jmh.dispatch.HandOff.both", HAND_OFF.params()));
    for (MicroLength length : MicroLength.values()) {
      assertThat(length.estimate(alone)).isLessThan(length.estimate(withApp));
    }
    assertThat(MicroLength.QUICK.estimate(List.of(MicroLength.QUICK.of(HAND_OFF))))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    assertThat(MicroLength.FULL.estimate(alone)).isGreaterThan(Duration.ofSeconds(6 * 3 * 3));
  }
}
