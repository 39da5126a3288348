package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Compares docs/commands.md with the commands themselves. */
class DocCommandsTest {
  private static final String PAGE = "docs/commands.md";

  static Stream<String> commands() {
    return Bench.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_option_of_a_command_is_described_and_no_other(String name) {
    CommandLine command = Bench.commandLine().getSubcommands().get(name);
    List<String> options =
        command.getCommandSpec().options().stream()
            .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
            .map(option -> option.longestName())
            .toList();

    assertThat(Docs.rows(PAGE, "## " + name))
        .extracting(row -> Docs.code(row.getFirst()).getFirst().split(" ")[0])
        .containsExactlyInAnyOrderElementsOf(options);
  }

  @Test
  void every_command_has_a_section_and_its_exit_codes() {
    assertThat(Docs.text(PAGE).lines().filter(line -> line.startsWith("## ")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(commands(), Stream.of("Exit codes")).map(name -> "## " + name).toList());
    assertThat(commands())
        .allSatisfy(
            name ->
                assertThat(Docs.below(PAGE, "## " + name))
                    .anyMatch(line -> line.startsWith("Exit codes: 0, ")));
  }

  @Test
  void every_exit_code_is_described_and_no_other() {
    List<String> codes =
        Stream.concat(
                Arrays.stream(ExitCode.class.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()))
                    .filter(field -> field.getType() == int.class)
                    .map(DocCommandsTest::value),
                Stream.of("143"))
            .toList();

    assertThat(Docs.rows(PAGE, "## Exit codes"))
        .extracting(List::getFirst)
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void commands_that_pages_show_exist_with_their_options() throws Exception {
    Map<String, CommandLine> known = Bench.commandLine().getSubcommands();
    for (String line : Docs.pages().flatMap(page -> shown(page.toString())).toList()) {
      String[] words = line.split(" ");
      if (words.length > 1 && !words[1].startsWith("-")) {
        assertThat(known).as(line).containsKey(words[1]);
        Stream.of(words)
            .filter(word -> word.startsWith("--"))
            .forEach(
                option ->
                    assertThat(known.get(words[1]).getCommandSpec().findOption(option))
                        .as(line + ": " + option)
                        .isNotNull());
      }
    }
  }

  private static Stream<String> shown(String page) {
    return Docs.code(Docs.text(page)).stream()
        .filter(code -> code.startsWith("scripts/bench "))
        .filter(code -> !code.contains("COMMAND") && !code.contains("…"));
  }

  private static String value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null).toString();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
