package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void a_figure_that_was_not_measured_has_no_value() {
    assertThat(new Figure(named("sent"), OptionalDouble.empty(), "wrk").value()).isEmpty();
  }

  @Test
  void a_value_is_a_number() {
    assertThatThrownBy(() -> new Figure(named("ok"), OptionalDouble.of(Double.NaN), "wrk"))
        .hasMessage("ok is not finite: leave it empty");
  }

  @Test
  void a_figure_says_what_it_is_and_where_it_comes_from() {
    assertThatThrownBy(() -> new Figure(named("ok"), OptionalDouble.of(1), " "))
        .hasMessageContaining("a source");
  }
}
