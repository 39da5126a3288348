package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;

class YamlTreeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10",
        "1e3",
        "010",
        "0x10",
        "0o17",
        "1_000",
        "007",
        ".5",
        "1.",
        "+7",
        "1:30",
        "on",
        "off",
        "yes",
        "no",
        "y",
        "true",
        "True",
        "~",
        "null",
        "Null",
        "NaN",
        ".inf",
        "-0.0",
        "2026-01-02",
        "2026-01-02T03:04:05Z",
        "grün",
        "=",
        "<<",
        "12345678901234567890",
        "1.0000000000000000001"
      })
  void a_plain_scalar_is_the_text_that_was_written(String text) {
    assertThat(YamlTree.read("suite x", "key: " + text).get("key").asString()).isEqualTo(text);
    assertThat(YamlTree.read("suite x", "key: [" + text + "]").get("key").get(0).asString())
        .isEqualTo(text);
    assertThat(YamlTree.read("suite x", text + ": value").get(text).asString()).isEqualTo("value");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"'1.10', 1.10", "'', ``", "\"a\\tb\", `a\tb`", "\"\\u00fc\", ü", "'it''s', it's"})
  void quotes_are_not_part_of_it(String written, String text) {
    assertThat(YamlTree.read("suite x", "key: " + written).get("key").asString()).isEqualTo(text);
  }

  @Test
  void a_key_without_a_value_has_none() {
    assertThat(YamlTree.read("suite x", "key:\nother: a").get("key").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &name 1~b: *name | suite x (line 1, column 4) has an anchor",
        "a: 1~b: *name | suite x (line 2, column 4) refers to an anchor",
        "a: !!str 1.10 | suite x (line 1, column 4) has a tag",
        "a: !mine {b: 1} | suite x (line 1, column 4) has a tag",
        "a: !!set [b] | suite x (line 1, column 4) has a tag",
        "a: 1~b: 2~a: 3 | suite x (line 3, column 1) has the key 'a' twice (first (line 1, column"
            + " 1)",
        "a: {b: 1, b: 2} | suite x (line 1, column 11) has the key 'b' twice",
        "a: 1~---~b: 2 | suite x (line 2, column 1) holds a second document",
        "? [a]~: 1 | suite x (line 1, column 3) has a list or a mapping as a key",
        "a: [1 | suite x is not valid YAML (line 1, column 6)",
        "a:~\tb: 1 | suite x is not valid YAML (line 2, column 1)",
        "a: b\u0007c | suite x is not valid YAML (line 1): the character U+0007 is not allowed",
        "a: b~# c~b: \ud83d\ude00\ufffe | suite x is not valid YAML (line 3): the character U+FFFE",
        "# nothing | suite x is empty",
        "[a] | suite x must be a mapping",
        "1.10 | suite x must be a mapping"
      })
  void what_is_not_supported_is_refused_with_its_line(String yaml, String message) {
    assertThatThrownBy(() -> YamlTree.read("suite x", yaml.replace('~', '\n')))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: "})
  void nesting_has_an_end(String open) {
    assertThatThrownBy(() -> YamlTree.read("suite x", "a: " + open.repeat(100_000)))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("nests deeper than 50 levels");
  }
}
