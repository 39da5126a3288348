package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void a_noun_agrees_with_its_number() {
    assertThat(Text.count(0, "trial")).isEqualTo("0 trials");
    assertThat(Text.count(1, "trial")).isEqualTo("1 trial");
    assertThat(Text.count(1_200, "trial")).isEqualTo("1200 trials");
  }
}
