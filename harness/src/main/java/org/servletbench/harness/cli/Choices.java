package org.servletbench.harness.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.servletbench.harness.model.BenchException;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a user chose on the command line: nothing is no choice, and never means everything. */
final class Choices {
  /** Keys of suites, and the options that stand for them here. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "app.tomcat-threads", "--threads",
          "app.async-pool", "--pool",
          "client.core", "--core",
          "downstream.delay", "--delay",
          "warm-up.duration", "--warm-up",
          "load.timeout", "--timeout");

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

  /**
   * Reads the value of an option.
   *
   * @throws BenchException of kind USAGE naming the option and what is allowed
   */
  static <T> T parse(String option, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw BenchException.usage(option + ": " + e.getMessage());
    }
  }

  /** Arguments that cannot be built are wrong usage. */
  static <T> T built(Supplier<T> built) {
    try {
      return built.get();
    } catch (IllegalArgumentException e) {
      String message = e.getMessage();
      for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
        message = message.replace(option.getKey(), option.getValue());
      }
      throw BenchException.usage(message);
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
