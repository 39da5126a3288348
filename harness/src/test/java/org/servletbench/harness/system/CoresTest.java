package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.ClientSettings.Pacing;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Pins;

class CoresTest {
  @Test
  void a_core_that_is_not_there_is_refused_and_named() {
    assertThatThrownBy(() -> Cores.require(Pins.of(List.of("app=8191"))))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith(
            "--pin: this machine has no core 8191 for this process: choose from ");
  }

  @Test
  void a_core_that_a_suite_names_for_its_generator_must_be_there_too() {
    ClientSettings client =
        new ClientSettings(0, 10_000, Overload.WAIT, 0, 1, Pacing.EXACT, OptionalInt.of(1023));

    assertThatThrownBy(
            () ->
                Cores.require(
                    List.of(SecondsTrial.scenario(Driver.OPEN_LOOP, SecondsTrial.OPEN, client))))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("client.core: this machine has no core 1023 for this process");
  }

  @Test
  void the_placement_is_told_in_words() {
    assertThat(new Cores(OptionalInt.of(0), OptionalInt.of(1)).words())
        .isEqualTo("generator on core 1, server on core 0");
    assertThat(new Cores(OptionalInt.empty(), OptionalInt.empty()).words())
        .isEqualTo("generator and server on any core");
  }

  @Test
  void one_process_alone_has_no_core() {
    assertThatThrownBy(() -> new Cores(OptionalInt.of(0), OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
