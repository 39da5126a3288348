package org.servletbench.harness.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.MacroCost;
import org.servletbench.harness.model.MicroResult;
import org.servletbench.harness.model.MicroTask;

/**
 * What a request by a strategy costs, beside what its parts cost alone.
 *
 * @param parts the parts, in the order of the composition
 * @param measured what a run measured; empty if it has no such scenario
 */
public record Explanation(String strategy, List<Row> parts, Optional<MacroCost> measured) {

  /**
   * A part with its figure.
   *
   * @param micros CPU time, microseconds, with the part's sign; empty if it was not measured
   * @param error half of the 95 % confidence interval, microseconds; empty if there is none
   */
  public record Row(Composition.Part part, OptionalDouble micros, OptionalDouble error) {}

  /**
   * Explains every strategy whose parts are known.
   *
   * @param results results by one JDK
   */
  public static List<Explanation> of(List<MicroResult> results, List<MacroCost> costs) {
    return Composition.all().stream()
        .map(
            composition ->
                new Explanation(
                    composition.strategy(),
                    composition.parts().stream().map(part -> row(part, results)).toList(),
                    costs.stream()
                        .filter(cost -> cost.strategy().equals(composition.strategy()))
                        .min(Comparator.comparingDouble(Explanation::fromThePartsRate))))
        .toList();
  }

  /** How far the rate of a cost lies from that of the parts. */
  private static double fromThePartsRate(MacroCost cost) {
    return Math.abs(cost.ratePerSecond() - Composition.PER_SECOND);
  }

  private static Row row(Composition.Part part, List<MicroResult> results) {
    Optional<MicroResult> found =
        results.stream()
            .filter(each -> MicroTask.shortName(each.benchmark()).equals(part.benchmark()))
            .filter(each -> each.params().equals(part.params()))
            .findFirst();
    OptionalDouble micros = found.map(MicroResult::cpuMicros).orElse(OptionalDouble.empty());
    return new Row(
        part,
        micros.isPresent()
            ? OptionalDouble.of(part.sign() * micros.getAsDouble())
            : OptionalDouble.empty(),
        found.map(MicroResult::cpuError).orElse(OptionalDouble.empty()));
  }

  /** Returns the parts that were not measured. */
  public List<Composition.Part> missing() {
    return parts.stream().filter(row -> row.micros().isEmpty()).map(Row::part).toList();
  }

  /** Returns the sum of the parts, microseconds; empty if one is missing. */
  public OptionalDouble sum() {
    return missing().isEmpty()
        ? OptionalDouble.of(parts.stream().mapToDouble(row -> row.micros().orElseThrow()).sum())
        : OptionalDouble.empty();
  }

  /** Returns the error of the sum of independent parts, microseconds; empty if one has none. */
  public OptionalDouble error() {
    return parts.stream().allMatch(row -> row.error().isPresent())
        ? OptionalDouble.of(
            Math.sqrt(
                parts.stream().mapToDouble(row -> Math.pow(row.error().orElseThrow(), 2)).sum()))
        : OptionalDouble.empty();
  }

  /** Returns what was measured and is not in the sum, microseconds; negative if the sum is more. */
  public OptionalDouble unexplained() {
    return sum().isPresent() && measured.isPresent()
        ? OptionalDouble.of(measured.get().cpuMicros() - sum().getAsDouble())
        : OptionalDouble.empty();
  }
}
