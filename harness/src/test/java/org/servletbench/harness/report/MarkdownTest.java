package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "![x](https://example.org/p.png) ![x]\\(https://example.org/p.png)",
        "\\[x](https://example.org) \\[x]\\(https://example.org)",
        "a|b a\\|b",
        "<script> &lt;script>",
        "[rank] [rank]",
        "latency_p50_ms latency_p50_ms"
      })
  void a_text_stays_a_text(String text, String written) {
    assertThat(Markdown.escaped(text)).isEqualTo(written);
  }
}
