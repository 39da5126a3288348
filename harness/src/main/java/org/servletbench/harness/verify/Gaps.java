package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the trials of a run lack, each once: a gap of all of them is one line, not thirty. */
public final class Gaps {
  private Gaps() {}

  /** Such as {@code blocking, trial 1, 3: …}. */
  public static List<String> words(List<ExtractedTrial> trials) {
    Map<String, Map<String, List<Integer>>> byWords = new LinkedHashMap<>();
    for (ExtractedTrial trial : trials) {
      for (String gap : trial.record().gaps()) {
        byWords
            .computeIfAbsent(gap, words -> new LinkedHashMap<>())
            .computeIfAbsent(trial.record().scenario().name(), name -> new ArrayList<>())
            .add(trial.record().trial());
      }
    }
    return byWords.entrySet().stream()
        .flatMap(gap -> where(gap.getValue(), trials.size()).map(it -> it + ": " + gap.getKey()))
        .toList();
  }

  private static Stream<String> where(Map<String, List<Integer>> byScenario, int trials) {
    return trials > 1 && byScenario.values().stream().mapToInt(List::size).sum() == trials
        ? Stream.of("all trials")
        : byScenario.entrySet().stream().map(each -> each.getKey() + numbers(each.getValue()));
  }

  private static String numbers(List<Integer> trials) {
    return trials.stream().map(String::valueOf).collect(Collectors.joining(", ", ", trial ", ""));
  }
}
