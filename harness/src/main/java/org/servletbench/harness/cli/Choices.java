package org.servletbench.harness.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Checks and parses what the user chose on the command line: an empty value is no choice, and never
 * means "all".
 */
final class Choices {
  /** The keys of suites, with the options that replace them here. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "app.tomcat-threads", "--threads",
          "app.async-pool", "--pool",
          "client.core", "--core",
          "downstream.delay", "--delay",
          "warm-up.duration", "--warm-up",
          "warm-up.rate", "--from",
          "load.rate", "--from",
          "load.duration", "--duration");

  private static final Pattern EMPTY = Pattern.compile("--[a-z-]+=");

  private Choices() {}

  /**
   * Checks every value of every option and parameter.
   *
   * @throws ParameterException that names the option with an empty value
   */
  static void requireNoneEmpty(ParseResult parsed) {
    for (String written : parsed.originalArgs()) {
      if (EMPTY.matcher(written).matches()) { // a switch, such as --aa=, has no values to look at
        throw empty(
            parsed.asCommandLineList().getLast(), written.substring(0, written.length() - 1));
      }
    }
    for (CommandLine command : parsed.asCommandLineList()) {
      for (ArgSpec argument : command.getParseResult().matchedArgs()) {
        if (argument.originalStringValues().stream()
            .flatMap(value -> values(argument, value).stream())
            .anyMatch(String::isBlank)) {
          throw empty(command, name(argument));
        }
      }
    }
  }

  private static ParameterException empty(CommandLine command, String name) {
    return new ParameterException(
        command, name + " has an empty value: give one or leave the option out");
  }

  /**
   * Refuses a list in which a value occurs twice, which would count twice.
   *
   * @throws BenchException of kind USAGE that names the option and the value
   */
  static void requireOnce(String option, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw BenchException.usage(option + ": " + value + " is given twice: name it once");
      }
    }
  }

  /**
   * Reads the value of an option.
   *
   * @throws BenchException of kind USAGE that names the option and what is allowed
   */
  static <T> T parse(String option, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw BenchException.usage(option + ": " + e.getMessage());
    }
  }

  /** Builds a value; arguments from which it cannot be built are wrong usage. */
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

  /** Splits a value, and keeps trailing empty parts. */
  private static List<String> values(ArgSpec argument, String value) {
    return argument.splitRegex().isEmpty()
        ? List.of(value)
        : List.of(value.split(argument.splitRegex(), -1));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
