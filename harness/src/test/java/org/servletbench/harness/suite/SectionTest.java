package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;

class SectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "downstream: 1ms",
        "downstream: 1ms, delays: [1ms, 2ms]",
        "load: fast",
        "load: fast, rates: [1/s, 2/s]",
        "load: [fast], rates: [1/s, 2/s]"
      })
  void a_section_that_is_none_is_refused_with_a_list_beside_it_too(String keys) {
    String suite =
        ScenarioParserTest.SUITE.formatted("{name: other, strategy: blocking, " + keys + "}");

    assertRefused(suite);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", delays: [1ms, 2ms]", ", downstream: {delay: 1ms}"})
  void so_is_one_of_the_suite(String keys) {
    assertRefused(
        ScenarioParserTest.SUITE
            .formatted("{name: other, strategy: blocking" + keys + "}")
            .replace(
                "{name: base, strategy: blocking}",
                "{name: base, strategy: blocking, downstream: {delay: 1ms}}")
            .replace("downstream: {delay: 1000ms}", "downstream: 100ms"));
  }

  private static void assertRefused(String suite) {
    assertThatThrownBy(() -> Parsers.of(name -> suite).parse("tiny"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("must be a mapping");
  }
}
