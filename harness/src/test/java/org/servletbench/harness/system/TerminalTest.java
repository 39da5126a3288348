package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @ParameterizedTest(name = "stty says ''{0}'', COLUMNS is ''{1}'': {2}")
  @CsvSource({
    "24 80,   '',      80",
    "50 200,  40,      200",
    "24 0,    40,      40",
    "'',      132,     132",
    "'',      '',      80",
    "'',      0,       80",
    "'',      -5,      80",
    "'',      wide,    80",
    "'',      99999999999, 80"
  })
  void the_terminal_itself_is_asked_first(String size, String columns, int expected) {
    assertThat(Terminal.columns(size, Map.of("COLUMNS", columns))).isEqualTo(expected);
  }
}
