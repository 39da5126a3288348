package org.servletbench.harness.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Scenario;

/**
 * The command line's changes to a suite.
 *
 * @param only names of the scenarios to keep, with {@code *} for any text; empty for all
 * @param serverTiming whether the open-loop driver asks every target for its stages
 */
public record Overrides(
    Optional<Double> timeScale, Optional<Integer> trials, List<String> only, boolean serverTiming) {
  public static final Overrides NONE =
      new Overrides(Optional.empty(), Optional.empty(), List.of(), false);

  List<Scenario> select(List<Scenario> scenarios) {
    List<String> names = scenarios.stream().map(Scenario::name).toList();
    for (String name : only) {
      if (names.stream().noneMatch(pattern(name).asMatchPredicate())) {
        throw BenchException.usage(
            "--only: no scenario '" + name + "'; this suite has: " + String.join(", ", names));
      }
    }
    List<Scenario> kept =
        scenarios.stream().filter(scenario -> only.isEmpty() || wants(scenario)).toList();
    return serverTiming ? timed(kept) : kept;
  }

  private boolean wants(Scenario scenario) {
    return only.stream().anyMatch(name -> pattern(name).matcher(scenario.name()).matches());
  }

  private static List<Scenario> timed(List<Scenario> scenarios) {
    if (scenarios.stream().noneMatch(scenario -> scenario.driver() == Driver.OPEN_LOOP)) {
      throw BenchException.usage(
          "--server-timing needs the open-loop driver; all of these scenarios use others");
    }
    return scenarios.stream()
        .map(each -> each.driver() == Driver.OPEN_LOOP ? each.withServerTiming() : each)
        .toList();
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(
        Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
