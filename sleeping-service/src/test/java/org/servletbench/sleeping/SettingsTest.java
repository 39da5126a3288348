package org.servletbench.sleeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void the_defaults_are_those_of_the_contract() {
    Settings defaults = Settings.parse();
    assertThat(defaults.address().getHostAddress()).isEqualTo("127.0.0.1");
    assertThat(defaults.port()).isEqualTo(8090);
    assertThat(defaults.mode()).isEqualTo(Mode.TIMER);
    assertThat(defaults.threads()).isEqualTo(1000);
    assertThat(defaults.maxDelayMillis()).isEqualTo(600_000);
  }

  @Test
  void every_setting_can_be_given() {
    Settings given =
        Settings.parse(
            "--server.address=0.0.0.0",
            "--server.port=0",
            "--sleeping.mode=threads",
            "--sleeping.threads=7",
            "--sleeping.max-delay=5000");
    assertThat(given.address().getHostAddress()).isEqualTo("0.0.0.0");
    assertThat(given.port()).isZero();
    assertThat(given.mode()).isEqualTo(Mode.THREADS);
    assertThat(given.threads()).isEqualTo(7);
    assertThat(given.maxDelayMillis()).isEqualTo(5000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --server.port             | is not of the form --name=value
          server.port=1             | is not of the form --name=value
          --help=                   | unknown setting --help; known are --server.address
          --server.port=            | --server.port must be a whole number, not ''
          --server.port=80x         | --server.port must be a whole number, not '80x'
          --server.port=65536       | --server.port must be in 0..65535, not 65536
          --server.port=-1          | --server.port must be in 0..65535, not -1
          --server.address=         | --server.address must be an address of this machine
          --sleeping.mode=Timer     | --sleeping.mode must be timer or threads, not 'Timer'
          --sleeping.threads=0      | --sleeping.threads must be in 1..100000, not 0
          --sleeping.max-delay=-1   | --sleeping.max-delay must be in 0..86400000, not -1
          --sleeping.max-delay=1e3  | --sleeping.max-delay must be a whole number, not '1e3'
          """,
      quoteCharacter = '"')
  void a_bad_argument_is_named_with_what_is_accepted(String argument, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.parse(argument))
        .withMessageContaining(message);
  }

  @Test
  void a_setting_given_twice_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.parse("--server.port=1", "--server.port=2"))
        .withMessage("--server.port is given twice");
  }
}
