package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.BenchException;

class CommandResultTest {
  @Test
  void of_a_stack_trace_only_the_deepest_cause_is_told() {
    String output =
        """
        java.lang.IllegalStateException: java.io.UncheckedIOException: java.io.IOException: File too large
         at org.springframework.boot.jarmode.tools.ToolsJarMode.run(ToolsJarMode.java:58)
        Caused by: java.io.UncheckedIOException: java.io.IOException: File too large
         ... 7 more
        Caused by: java.io.IOException: No space left: /tmp is full
         at java.base/java.io.FileOutputStream.writeBytes(Native Method)
        """;

    assertThat(new Commands.Result(1, output).reason()).isEqualTo("No space left: /tmp is full");
  }

  @Test
  void other_output_gives_its_first_line_and_silence_the_exit_code() {
    assertThat(new Commands.Result(1, "\nError: no such option: -X\nusage: …\n").reason())
        .isEqualTo("Error: no such option: -X");
    assertThat(new Commands.Result(137, " ").reason())
        .isEqualTo("exit code 137, without a message");
  }

  @Test
  void a_missing_tool_is_to_be_installed() {
    assertThatThrownBy(
            () -> Commands.run(List.of("no-such-tool", "-C", "/"), Duration.ofSeconds(5)))
        .isInstanceOf(BenchException.class)
        .hasMessage("no-such-tool is not on PATH: install it");
  }
}
