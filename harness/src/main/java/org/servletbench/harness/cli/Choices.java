package org.servletbench.harness.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a user chose on the command line: nothing is no choice, and never means everything. */
final class Choices {
  private Choices() {}

  /**
   * Looks at every value of every option and parameter.
   *
   * @throws ParameterException naming the option whose value, or one of whose values, is empty
   */
  static void requireNoneEmpty(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      for (ArgSpec argument : command.getParseResult().matchedArgs()) {
        if (argument.originalStringValues().stream()
            .flatMap(value -> values(argument, value).stream())
            .anyMatch(String::isBlank)) {
          throw new ParameterException(
              command, name(argument) + " has an empty value: name one or leave it out");
        }
      }
    }
  }

  /** Trailing empty ones included. */
  private static List<String> values(ArgSpec argument, String value) {
    return argument.splitRegex().isEmpty()
        ? List.of(value)
        : List.of(value.split(argument.splitRegex(), -1));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
