package org.servletbench.harness.answer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.verify.Capacity;
import org.servletbench.harness.verify.CapacitySearch;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.IdleCost;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Slo;

/** One thing that a run found. */
public sealed interface Finding {
  /** Names the scenarios that it is about, in the suite's order; none if it is about the run. */
  default List<String> scenarios() {
    return List.of();
  }

  /** Returns its figures, each of which stands in a CSV file of the run. */
  default List<Fact> facts() {
    return List.of();
  }

  Doubt doubt();

  /** At these rungs every scenario carries the load. */
  record Carried(List<Rung> rungs, List<String> scenarios, List<Fact> facts, Doubt doubt)
      implements Finding {}

  /** At this rung some scenarios do not carry the load; the others do. */
  record Short(Rung rung, List<String> carrying, List<Overload> overloads, Doubt doubt)
      implements Finding {
    @Override
    public List<String> scenarios() {
      return Stream.concat(
              carrying.stream(), overloads.stream().flatMap(each -> each.scenarios().stream()))
          .toList();
    }

    @Override
    public List<Fact> facts() {
      return overloads.stream().flatMap(each -> each.facts().stream()).toList();
    }
  }

  /**
   * Scenarios that the same limit, or pools of the same size, keep from carrying the load.
   *
   * @param limits limit of each
   * @param goodput least and most of their good answers per second
   * @param lost least and most share of their requests that timed out, failed or were dropped
   * @param servers size of the pool that is full; empty if it is none, or not the same for all
   * @param bound what such a pool serves at most by the law, requests per second: servers over the
   *     time that each request holds one
   */
  record Overload(
      List<String> scenarios,
      List<Limit> limits,
      Span goodput,
      Span lost,
      OptionalInt servers,
      OptionalDouble bound,
      List<Fact> facts) {}

  /** From least to most. */
  record Span(double least, double most) {}

  /** What closed loads, which offer as much as is answered, reach at each rung. */
  record Level(List<Reach> reaches, List<String> scenarios, List<Fact> facts, Doubt doubt)
      implements Finding {}

  /**
   * From which delay on others pay over a base.
   *
   * @param above longest delay at which they do not
   * @param atMost shortest delay from which on they always do
   * @param paysSomewhere whether they pay at some delay at least
   * @param paysBelow whether they pay at some delay shorter than {@code above}
   * @param undecided delays at which the run cannot tell
   * @param predicted delay at which the base's pool is full by the law, milliseconds
   * @param shortest shortest delay at which it is known who serves better
   * @param longest longest such delay
   * @param byAnswersAlone whether no p99 could be compared, so that good answers alone decided
   * @param cpu least and most CPU time a request at the shortest delay, over the base's
   * @param cpuIsUndecided whether none of these can be told from 1
   */
  record Turn(
      String base,
      List<String> others,
      Optional<Duration> above,
      Optional<Duration> atMost,
      boolean paysSomewhere,
      boolean paysBelow,
      List<Duration> undecided,
      OptionalDouble predicted,
      Duration shortest,
      Duration longest,
      boolean byAnswersAlone,
      Optional<Span> cpu,
      boolean cpuIsUndecided,
      List<String> scenarios,
      List<Fact> facts,
      Doubt doubt)
      implements Finding {}

  /** What a closed load does not see of the response times that an open one of its rate sees. */
  record Hidden(
      String open, String closed, Statistic statistic, double seen, double hidden, Doubt doubt)
      implements Finding {
    public Metric metric() {
      return Latency.Kind.LATENCY.at(statistic);
    }

    @Override
    public List<String> scenarios() {
      return List.of(open, closed);
    }

    @Override
    public List<Fact> facts() {
      return List.of(
          new Fact("measurements.csv", open, "", metric(), seen),
          new Fact("measurements.csv", closed, "", Latency.Kind.SERVED.at(statistic), hidden));
    }
  }

  /** A finding about extremes. */
  sealed interface OfPairs extends Finding {
    List<Pair> pairs();

    @Override
    default List<Fact> facts() {
      return pairs().stream().flatMap(pair -> pair.facts().stream()).toList();
    }
  }

  /** Who of those that carry the load at this rung answers soonest, and who last. */
  record Slowness(Rung rung, List<Pair> pairs, List<String> scenarios, Doubt doubt)
      implements OfPairs {}

  /**
   * What changes from one JDK to another, each way compared with itself.
   *
   * @param base JDK that the suite names first
   * @param pairs for each figure that changes, the way that changes most: its lower end is the
   *     base, whichever is less
   * @param alike figures that no way changes by more than the margin
   * @param everyWay whether every way of the run is compared; else some do not carry their load
   */
  record Changed(
      String base,
      String other,
      List<Pair> pairs,
      List<Metric> alike,
      boolean everyWay,
      List<String> scenarios,
      Doubt doubt)
      implements OfPairs {}

  /** Who of those that carry the load at this rung costs least, and who most. */
  record Cost(Rung rung, List<Pair> pairs, List<String> scenarios, Doubt doubt)
      implements OfPairs {}

  /**
   * What the run says of its claims.
   *
   * @param likely claims that seem to hold, on too few trials for a verdict
   * @param unlikely claims that seem not to, likewise
   * @param refuted rows of claims that do not hold, as was expected, or as nobody knew
   * @param surprising rows of claims whose verdict is not the expected one
   */
  record Claimed(
      List<Claim> confirmed,
      List<Claim> likely,
      List<Claim> unlikely,
      List<Claim> undecided,
      List<Verdict> refuted,
      List<Verdict> surprising,
      List<String> scenarios,
      List<Fact> facts,
      Doubt doubt)
      implements Finding {}

  /** Who is first under each load of an article's tables. */
  record Fastest(List<Leader> leaders, List<String> scenarios, List<Fact> facts, Doubt doubt)
      implements Finding {}

  /**
   * What is left of the order of an article's tables, pair by pair.
   *
   * @param undecided pairs that the run cannot tell apart
   * @param unmeasured pairs of which one has no valid trial
   * @param kept loads under which the article's first is first here, too
   * @param tables number of its tables in which the run has its first
   */
  record Survival(
      int held,
      int reversed,
      int undecided,
      int unmeasured,
      List<String> kept,
      int tables,
      List<String> scenarios,
      List<Fact> facts,
      Doubt doubt)
      implements Finding {}

  /**
   * What each further idle connection takes of memory.
   *
   * @param costs targets, the one that takes least first
   */
  record IdleMemory(List<IdleCost> costs, List<Fact> facts, Doubt doubt) implements Finding {
    @Override
    public List<String> scenarios() {
      return costs.stream()
          .flatMap(cost -> cost.scenarios().stream())
          .map(each -> each.scenario().name())
          .toList();
    }
  }

  /** Scenarios without a single valid trial. */
  record Unusable(List<String> scenarios, String reason) implements Finding {
    @Override
    public Doubt doubt() {
      return new Doubt(0, 0, false);
    }
  }

  /** What a search for capacity found. */
  record Sustained(Slo slo, Capacity capacity, Doubt doubt) implements Finding {
    /** Finds the capacity by the probes, in the order in which they ran. */
    public static Sustained of(Slo slo, List<ExtractedTrial> trials) {
      return new Sustained(
          slo, Capacity.of(slo, trials), new Doubt(1, CapacitySearch.CONFIRMATIONS, false));
    }
  }
}
