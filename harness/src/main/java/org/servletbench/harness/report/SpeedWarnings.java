package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES;
import static org.servletbench.harness.catalogue.LoadFigure.SENT_RPS;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Tells when the machine was faster in one trial than in another. The generator does the same work
 * in every trial of a scenario, so its own CPU time for a request that it sends is a clock for the
 * machine: its frequency, what shares its caches, how often it was idle.
 */
final class SpeedWarnings {
  /** More than the 1.03 to 1.23 of the published runs with 8,000 requests in flight. */
  private static final double USUAL_SPREAD = 1.3;

  private SpeedWarnings() {}

  static List<String> of(List<ScenarioSummary> scenarios) {
    Optional<Spread> widest =
        scenarios.stream()
            .flatMap(SpeedWarnings::spread)
            .max(Comparator.comparingDouble(Spread::ratio))
            .filter(spread -> spread.ratio() > USUAL_SPREAD);
    return widest.stream().map(Spread::words).toList();
  }

  private static Stream<Spread> spread(ScenarioSummary scenario) {
    double[] cores = scenario.sample(GENERATOR_CPU_CORES);
    double[] sent = scenario.sample(SENT_RPS);
    double[] micros =
        IntStream.range(0, cores.length == sent.length ? sent.length : 0)
            .filter(trial -> sent[trial] > 0)
            .mapToDouble(trial -> 1e6 * cores[trial] / sent[trial])
            .toArray();
    return micros.length < 2
        ? Stream.empty()
        : Stream.of(
            new Spread(
                scenario.scenario().name(),
                Arrays.stream(micros).min().orElseThrow(),
                Arrays.stream(micros).max().orElseThrow()));
  }

  /** The least and the most CPU time of the generator for a request, microseconds. */
  private record Spread(String scenario, double least, double most) {
    double ratio() {
      return most / least;
    }

    String words() {
      return Text.of(
          "the machine was not equally fast in all trials: for the same requests the generator took"
              + " %s of CPU in one trial of %s and %s in another; expect as much between CPU times"
              + " of the app, and add trials",
          Say.micros(least), scenario, Say.micros(most));
    }
  }
}
