package org.servletbench.harness.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Names of rungs and scenarios in sentences: a sentence that names the rung need not repeat it in
 * the names of its scenarios.
 */
final class Places {
  private static final int MOST_NAMES = 8;
  private static final int MOST_ENDS = 4;

  private final Map<String, String> names = new HashMap<>();
  private final List<Rung> rungs;
  private final Map<Rung, Long> measured = new HashMap<>();
  private final Set<Rung> missing = new HashSet<>();

  Places(RunSummary run) {
    rungs = run.rungs().stream().map(rung -> rung.getFirst().scenario().rung()).toList();
    List<String> words = rungs.stream().map(this::of).toList();
    for (List<ScenarioSummary> rung : run.rungs()) {
      Rung place = rung.getFirst().scenario().rung();
      measured.put(place, rung.stream().filter(it -> it.valid() > 0).count());
      if (rung.stream().anyMatch(it -> it.valid() == 0)) {
        missing.add(place);
      }
      boolean isKnown = Collections.frequency(words, of(place)) == 1;
      String suffix = isKnown ? RungSuffix.of(rung, run) : "";
      for (ScenarioSummary each : rung) {
        String name = each.scenario().name();
        names.put(name, name.substring(0, name.length() - suffix.length()));
      }
    }
  }

  String name(String scenario) {
    return names.getOrDefault(scenario, scenario);
  }

  /** Scenarios of one rung as a list of words; many are only counted. */
  String names(List<String> scenarios) {
    return scenarios.size() > MOST_NAMES
        ? scenarios.size() + " scenarios"
        : list(scenarios.stream().map(this::name).toList());
  }

  /** Those that share the rank of the one whose figure is told; their own figures are others. */
  String tied(List<String> rank, String told) {
    List<String> others = rank.stream().filter(name -> !name.equals(told)).toList();
    if (others.isEmpty()) {
      return "";
    }
    return ", tied with "
        + (others.size() > MOST_ENDS
            ? others.size() + " others"
            : list(others.stream().map(this::name).toList()));
  }

  /** Whether so many are all of a rung that have a valid trial. */
  boolean isAll(int count, Rung rung) {
    return measured.getOrDefault(rung, 0L) == count;
  }

  /** Whether a scenario of some rungs has no valid trial. */
  boolean areMissing(List<Rung> some) {
    return some.stream().anyMatch(missing::contains);
  }

  /** Whether a run has several rungs. */
  boolean loadsDiffer() {
    return rungs.size() > 1;
  }

  static String list(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /**
   * Such as {@code 300/s and a delay of 20 ms}; with the window where another has the same, and
   * where it has the same window too, with all in which they differ.
   */
  String of(Rung rung) {
    String plain = words(rung);
    List<Rung> alike = rungs.stream().filter(other -> words(other).equals(plain)).toList();
    if (alike.size() < 2) {
      return plain;
    }
    String timed = timed(rung);
    boolean isAlone = alike.stream().filter(other -> timed(other).equals(timed)).count() < 2;
    String differences = Rungs.heading(rung, alike);
    return isAlone || differences.isEmpty() ? timed : words(rung, " (" + differences + ")");
  }

  private static String timed(Rung rung) {
    return words(rung, " for " + Say.duration(rung.load().duration()));
  }

  private static String words(Rung rung) {
    return words(rung, "");
  }

  private static String words(Rung rung, String more) {
    return load(rung)
        + more
        + delay(rung).map(words -> " and a downstream delay of " + words).orElse("");
  }

  /** Whether a rung that is not among these has the words of one that is. */
  private boolean haveNamesakes(List<Rung> some) {
    return rungs.stream()
        .filter(other -> !some.contains(other))
        .anyMatch(other -> some.stream().anyMatch(each -> words(each).equals(words(other))));
  }

  /** Such as {@code 300/s and delays of 0 ms and 20 ms}; many are told by their ends. */
  String of(List<Rung> rungs) {
    List<String> loads = distinct(rungs, Places::load);
    List<String> delays = distinct(rungs, rung -> delay(rung).orElse("none"));
    if (rungs.size() == 1) {
      return of(rungs.getFirst());
    }
    if (haveNamesakes(rungs)) {
      return list(rungs.stream().map(this::of).toList());
    }
    if (delays.size() == 1) {
      return loads(rungs, loads)
          + delay(rungs.getFirst()).map(words -> " and a downstream delay of " + words).orElse("");
    }
    return loads.size() == 1
        ? loads.getFirst() + " and downstream delays of " + list(delays)
        : list(rungs.stream().map(this::of).toList());
  }

  private static String loads(List<Rung> rungs, List<String> loads) {
    double[] rates =
        rungs.stream()
            .map(Rung::load)
            .filter(Load.Open.class::isInstance)
            .mapToDouble(load -> ((Load.Open) load).ratePerSecond())
            .sorted()
            .toArray();
    return rates.length < loads.size() || loads.size() <= MOST_NAMES / 2
        ? list(loads)
        : loads.size()
            + " rates from "
            + Say.perSecond(Arrays.stream(rates).min().orElseThrow())
            + " to "
            + Say.perSecond(rates[rates.length - 1]);
  }

  private static List<String> distinct(List<Rung> rungs, Function<Rung, String> words) {
    return rungs.stream().map(words).distinct().collect(Collectors.toList());
  }

  private static String load(Rung rung) {
    return switch (rung.load()) {
      case Load.Open open -> Say.perSecond(open.ratePerSecond());
      case Load.Closed closed -> Text.count(closed.connections(), "connection");
    };
  }

  private static Optional<String> delay(Rung rung) {
    return rung.delay().map(Say::duration);
  }
}
