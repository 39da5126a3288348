package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest {
  @Test
  void a_list_of_cores_is_read_as_the_kernel_writes_it() {
    assertThat(new CoreList("0-1").numbers()).containsExactly(0, 1);
    assertThat(new CoreList("2,5-7,9").numbers()).containsExactly(2, 5, 6, 7, 9);
    assertThat(new CoreList("3").numbers()).containsExactly(3);
    assertThat(new CoreList("0-1,4,6-7\n").numbers()).containsExactly(0, 1, 4, 6, 7);
    assertThat(new CoreList("1,0").isSame(new CoreList("0-1"))).isTrue();
    assertThat(new CoreList("0").isSame(new CoreList("0-1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1-0", "-1", "0-", "0,,1", "9999", "0-99999999999", "0 1", "٣"})
  void what_is_no_list_of_cores_is_refused(String text) {
    assertThatThrownBy(() -> Pins.of(List.of("generator=" + text)))
        .isInstanceOf(BenchException.class)
        .hasMessage("--pin generator: '" + text + "' is not a list of cores like 0, 0-1 or 0,2");
  }

  @ParameterizedTest
  @CsvSource({
    "app, benchmark-app",
    "target, benchmark-app",
    "downstream, sleeping-service",
    "generator, generator"
  })
  void a_role_is_a_process_of_the_readings(String role, String process) {
    assertThat(Pins.of(List.of(role + "=0")).of(process)).contains(new CoreList("0"));
    assertThat(Pins.NONE.of(process)).isEmpty();
  }

  @Test
  void an_unknown_role_and_one_named_twice_are_refused() {
    assertThatThrownBy(() -> Pins.of(List.of("jmeter=0")))
        .hasMessageContaining("unknown role 'jmeter'; known: app (or target), downstream");
    for (String second : List.of("app=1", "target=1", "app=0")) {
      assertThatThrownBy(() -> Pins.of(List.of("app=0", second)))
          .hasMessageContaining("is bound twice (app and target are one): name it once");
    }
    assertThatThrownBy(() -> Pins.of(List.of("app")))
        .hasMessageContaining("--pin 'app' has no cores: write ROLE=CORES");
  }
}
