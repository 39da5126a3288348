package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Names for scenarios that differ in one number alone: the label of their target, and where several
 * families share it, what the names of their scenarios have in common.
 */
public final class FamilyNames {
  private FamilyNames() {}

  /**
   * Names each family.
   *
   * @param families at least one scenario each
   */
  public static <K> Map<K, String> of(
      Map<K, ? extends Collection<ScenarioSummary>> families, Function<K, String> label) {
    List<String> labels = families.keySet().stream().map(label).toList();
    Map<K, String> names = new LinkedHashMap<>();
    families.forEach(
        (family, scenarios) -> {
          String own = label.apply(family);
          names.put(family, Collections.frequency(labels, own) == 1 ? own : shared(scenarios, own));
        });
    return names;
  }

  /** The words at the beginning and at the end that all names share. */
  private static String shared(Collection<ScenarioSummary> scenarios, String otherwise) {
    List<List<String>> names =
        scenarios.stream().map(each -> List.of(each.scenario().name().split("-"))).toList();
    int shortest = names.stream().mapToInt(List::size).min().orElse(0);
    List<String> first = names.getFirst();
    int ahead = 0;
    while (ahead < shortest && isShared(names, ahead, first.get(ahead), false)) {
      ahead++;
    }
    int behind = 0;
    while (behind < shortest - ahead
        && isShared(names, behind, first.get(first.size() - 1 - behind), true)) {
      behind++;
    }
    List<String> words = new ArrayList<>(first.subList(0, ahead));
    words.addAll(first.subList(first.size() - behind, first.size()));
    return words.isEmpty() ? otherwise : String.join("-", words);
  }

  private static boolean isShared(List<List<String>> names, int at, String word, boolean fromEnd) {
    return names.stream()
        .allMatch(name -> name.get(fromEnd ? name.size() - 1 - at : at).equals(word));
  }
}
