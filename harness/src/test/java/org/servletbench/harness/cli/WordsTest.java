package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "java -jar a.jar            ! java;-jar;a.jar",
        "`  java   -jar a.jar `     ! java;-jar;a.jar",
        "java -jar 'my app.jar'     ! java;-jar;my app.jar",
        "sh -c \"exec x --y='1 2'\" ! sh;-c;exec x --y='1 2'",
        "a --name=\"b c\"d          ! a;--name=b cd",
        "a ''                       ! a;"
      })
  void a_command_line_is_split_as_by_a_shell(String text, String words) {
    assertThat(String.join(";", Words.of(text))).isEqualTo(words);
  }

  @Test
  void an_open_quote_and_nothing_at_all_are_refused() {
    assertThatThrownBy(() -> Words.of("a 'b")).hasMessage("a quote ' is not closed");
    assertThatThrownBy(() -> Words.of("  ")).hasMessage("it has no word");
  }
}
