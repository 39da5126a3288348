package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final List<String> closed = new ArrayList<>();

  private Runnable closing(String name) {
    return () -> {
      closed.add(name);
      if (name.startsWith("stubborn")) {
        throw new IllegalStateException(name);
      }
    };
  }

  @Test
  void each_is_closed_even_if_another_one_does_not_end() {
    List<Runnable> all =
        List.of(
            closing("downstream"), closing("stubborn 1"), closing("app"), closing("stubborn 2"));

    assertThatThrownBy(() -> Closing.inTurn(all))
        .hasMessage("stubborn 1")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .hasToString("java.lang.IllegalStateException: stubborn 2"));
    assertThat(closed).containsExactly("downstream", "stubborn 1", "app", "stubborn 2");
  }
}
