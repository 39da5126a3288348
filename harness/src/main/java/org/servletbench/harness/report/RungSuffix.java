package org.servletbench.harness.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    StepText step = StepText.of(rung.getFirst().scenario().rung(), run.suite().timeScale());
    String number = longest(names, "", step::is);
    return run.rungs().size() < 2 ? number : words(names, number, rung, run);
  }

  private static String words(
      List<String> names, String number, List<ScenarioSummary> rung, RunSummary run) {
    Set<String> elsewhere =
        run.rungs().stream()
            .filter(other -> !other.equals(rung))
            .flatMap(other -> names(other).stream())
            .flatMap(name -> Stream.of(name.split("-")))
            .collect(Collectors.toSet());
    return longest(
        names,
        number,
        part -> part.lastIndexOf('-') == 0 && !elsewhere.contains(part.substring(1)));
  }

  /**
   * Goes from the end of the names towards their beginning while a part of one word, or of two, is
   * in all of them.
   */
  private static String longest(List<String> names, String from, Predicate<String> isPart) {
    String first = names.getFirst();
    String suffix = from;
    while (true) {
      int end = first.length() - suffix.length();
      int one = first.lastIndexOf('-', end - 1);
      Optional<String> longer =
          IntStream.of(one, first.lastIndexOf('-', one - 1))
              .filter(begin -> begin > 0 && isPart.test(first.substring(begin, end)))
              .mapToObj(first::substring)
              .filter(each -> endsAll(names, each))
              .reduce((shorter, other) -> other);
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
}
