package org.servletbench.harness.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/** Finds how the names of a rung's scenarios tell the rung, such as {@code -400}. */
final class RungSuffix {
  private RungSuffix() {}

  /**
   * Returns what ends all names of a rung because of their load or delay: its number, or words that
   * are in no name at another rung. Other words that they share, such as {@code -blocking}, are
   * part of what is compared. Empty for a single scenario.
   */
  static String of(List<ScenarioSummary> rung, RunSummary run) {
    List<String> names = names(rung);
    if (names.size() == 1) {
      return "";
    }
    double scale = run.suite().timeScale();
    String number = longest(names, "", suffix -> numbers(rung.getFirst().scenario().rung(), scale));
    return run.rungs().size() < 2 ? number : words(names, number, rung, run);
  }

  /**
   * Returns a scenario's name without the load or the delay of its rung; empty if it does not end
   * with one of them.
   */
  static Optional<String> stem(Scenario scenario) {
    return numbers(scenario.rung(), 1)
        .filter(end -> endsAll(List.of(scenario.name()), end))
        .map(end -> scenario.name().substring(0, scenario.name().length() - end.length()))
        .findFirst();
  }

  private static String words(
      List<String> names, String number, List<ScenarioSummary> rung, RunSummary run) {
    Set<String> elsewhere =
        run.rungs().stream()
            .filter(other -> !other.equals(rung))
            .flatMap(other -> names(other).stream())
            .flatMap(name -> Stream.of(name.split("-")))
            .collect(Collectors.toSet());
    String first = names.getFirst();
    return longest(
        names,
        number,
        suffix -> {
          String left = first.substring(0, first.length() - suffix.length());
          String word = left.substring(left.lastIndexOf('-') + 1);
          return Stream.of("-" + word).filter(it -> !elsewhere.contains(word));
        });
  }

  /** Goes from the end of the names towards their beginning while one of the parts is in all. */
  private static String longest(
      List<String> names, String from, Function<String, Stream<String>> parts) {
    String suffix = from;
    while (true) {
      String found = suffix;
      Optional<String> longer =
          parts
              .apply(found)
              .map(part -> part + found)
              .filter(end -> endsAll(names, end))
              .findFirst();
      if (longer.isEmpty()) {
        return suffix;
      }
      suffix = longer.get();
    }
  }

  private static boolean endsAll(List<String> names, String end) {
    return names.stream().allMatch(name -> name.endsWith(end) && !name.equals(end));
  }

  private static List<String> names(List<ScenarioSummary> rung) {
    return rung.stream().map(each -> each.scenario().name()).toList();
  }

  /** As a suite's list puts them into names: -400 for 400/s, -20ms, and -1-5s for 1.5 s. */
  private static Stream<String> numbers(Rung rung, double timeScale) {
    Stream<String> loads =
        switch (rung.load()) {
          case Load.Open open ->
              Stream.of(number(open.ratePerSecond()), number(open.ratePerSecond() / timeScale));
          case Load.Closed closed -> Stream.of(number(closed.connections()));
        };
    Stream<String> delays =
        rung.delay().stream()
            .flatMap(delay -> Stream.of(delay.toNanos() / 1e6, delay.toNanos() / 1e6 * timeScale))
            .flatMap(millis -> Stream.of(number(millis) + "ms", number(millis / 1e3) + "s"));
    return Stream.concat(loads, delays).map(number -> "-" + number);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value).toLowerCase(Locale.ROOT).replace('.', '-');
  }
}
