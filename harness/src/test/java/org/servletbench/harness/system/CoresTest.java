package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void a_list_of_cores_is_read_as_the_kernel_writes_it() {
    assertThat(Cores.parse("0-1")).containsExactly(0, 1);
    assertThat(Cores.parse("2,5-7,9")).containsExactly(2, 5, 6, 7, 9);
    assertThat(Cores.parse("3")).containsExactly(3);
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
