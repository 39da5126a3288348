package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** No message advises an option that the command lacks. */
class AdvisedOptionsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/servletbench/harness");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ADVICE =
      Pattern.compile("(?:bench ([a-z]+)(?: [A-Z]+)? )?(?<![\\w.=])(--[a-z][a-z-]+)");

  /** What is told by the two commands that measure; an option of one alone names its command. */
  private static final Set<String> SHARED = Set.of("run", "capacity");

  @Test
  void an_advised_option_is_one_of_the_command_that_is_named_or_in_use() throws IOException {
    List<String> wrong = new ArrayList<>();
    int advised = 0;
    for (Path source : sources()) {
      Matcher literal = LITERAL.matcher(Files.readString(source));
      while (literal.find()) {
        String text = literal.group(1);
        Matcher advice = ADVICE.matcher(text);
        while (text.contains(" ") && advice.find()) {
          advised++;
          if (!has(source, advice.group(1), advice.group(2))) {
            wrong.add(source.getFileName() + ": " + text);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(advised).isGreaterThan(5);
  }

  private static boolean has(Path source, String command, String option) {
    if (command != null) {
      return options(command).contains(option);
    }
    String file = source.getFileName().toString();
    for (String each : Bench.commandLine().getSubcommands().keySet()) {
      if (file.toLowerCase(Locale.ROOT).startsWith(each)) {
        return options(each).contains(option);
      }
    }
    boolean ofItsOwn =
        SHARED.stream().anyMatch(each -> options(each).contains(option))
            && !file.startsWith("ResultStore");
    return ofItsOwn || file.equals("WrkOutput.java");
  }

  private static Set<String> options(String command) {
    CommandLine found = Bench.commandLine().getSubcommands().get(command);
    return found == null ? Set.of() : found.getCommandSpec().optionsMap().keySet();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.startsWith(SOURCES.resolve("engine"))) // a program of its own
          .toList();
    }
  }
}
