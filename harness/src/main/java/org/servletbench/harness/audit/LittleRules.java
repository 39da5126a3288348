package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.audit.Rule.Suspicion;
import org.servletbench.harness.model.Text;

/**
 * Rules from Little's law: requests in flight = throughput x mean latency. A closed load has at
 * most connections x pipelining depth x streams in flight. Source: J. D. C. Little, A Proof for the
 * Queuing Formula L = lambda W, Operations Research 9 (1961).
 */
final class LittleRules {
  private static final double PER_SECOND = 1e-3; // latencies are in ms

  /** A measured product may be so far above: requests at the ends of the window. */
  private static final double ABOVE = 1.03;

  /** Below this part, requests do not account for the time of their connections. */
  private static final double BELOW = 0.8;

  /** Products of one load that differ by more than this are not of one load. */
  private static final double APART = 1.1;

  /** Only figures that are printed so finely tell a measured figure from a computed one. */
  private static final double FINE = 2e-4;

  private static final int FEWEST_ROWS = 3;
  private static final int FEWEST_EQUAL = 4;

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "little-above",
              "F2",
              Severity.CONTRADICTION,
              "throughput x mean <= 1.03 x connections x pipeline x streams",
              "throughput, mean, connections or users; a closed load",
              "A closed load never has more requests in flight than its connections hold, so the"
                  + " mean is not that of the requests sent (wrk \"corrects\" its latencies for"
                  + " coordinated omission), or the rate counts others.",
              Set.of(Meaning.CONNECTIONS, Meaning.THROUGHPUT),
              Rule.ofRow(LittleRules::above)),
          new Rule(
              "little-below",
              "",
              Severity.DOUBT,
              "throughput x mean >= 0.8 x connections x pipeline x streams",
              "throughput, mean, connections; a closed load with keep-alive",
              "A connection of a closed load always waits for an answer: here the client was the"
                  + " bottleneck or paused, the mean leaves out slow or failed requests, or the"
                  + " rate is one thread's (wrk's Req/Sec).",
              Set.of(Meaning.CONNECTIONS, Meaning.THROUGHPUT),
              Rule.ofRow(LittleRules::below)),
          new Rule(
              "little-varies",
              "F2",
              Severity.DOUBT,
              "throughput x mean is the same, within 10 %, for all rows of one closed load",
              "throughput, mean, a tool with a closed load, three rows; no connections",
              "One load has one number of connections, and Little's law makes that the product:"
                  + " some of these latencies are not those of the requests counted.",
              Set.of(Meaning.CONNECTIONS),
              Rule.ofGroup(LittleRules::varies)),
          new Rule(
              "little-tautology",
              "F3",
              Severity.DOUBT,
              "throughput x mean / connections scatters by more than the rounding",
              "throughput and mean, printed to 0.02 % or finer, four rows",
              "Two measured figures do not multiply to the same number in every row: one was"
                  + " computed from the other (ab does), so the latency is no measurement of its"
                  + " own.",
              Set.of(Meaning.MEAN, Meaning.THROUGHPUT),
              Rule.ofGroup(LittleRules::tautology)));

  private LittleRules() {}

  /** What is in flight, from the least to the most that the rounding allows. */
  private record InFlight(Row row, double value, double low, double high) {
    static Optional<InFlight> of(Row row) {
      if (!row.has(Meaning.THROUGHPUT, Meaning.MEAN)) {
        return Optional.empty();
      }
      Printed rate = row.get(Meaning.THROUGHPUT).orElseThrow();
      Printed mean = row.get(Meaning.MEAN).orElseThrow();
      return Optional.of(
          new InFlight(
              row,
              rate.value() * mean.value() * PER_SECOND,
              rate.low() * mean.low() * PER_SECOND,
              rate.high() * mean.high() * PER_SECOND));
    }

    /** Divides by what the connections hold; by 1 where they are unknown. */
    InFlight perSlot() {
      double slots = slots(row);
      return slots > 0 ? new InFlight(row, value / slots, low / slots, high / slots) : this;
    }

    String product() {
      return Text.of(
          "%s x %s = %s in flight",
          row.say(Meaning.THROUGHPUT), row.say(Meaning.MEAN), Digits.about(value));
    }
  }

  /** Returns how many requests the connections hold; 0 if their number is unknown. */
  private static double slots(Row row) {
    return row.get(Meaning.CONNECTIONS)
            .or(() -> row.get(Meaning.USERS))
            .map(Printed::value)
            .orElse(0.0)
        * row.get(Meaning.PIPELINE).map(Printed::value).orElse(1.0)
        * row.get(Meaning.STREAMS).map(Printed::value).orElse(1.0);
  }

  private static Optional<String> above(Row row) {
    double slots = slots(row);
    return InFlight.of(row)
        .filter(it -> slots > 0 && !Tools.isOpen(row) && it.low() > ABOVE * slots)
        .map(it -> it.product() + ", more than the " + held(row));
  }

  private static Optional<String> below(Row row) {
    double slots = slots(row);
    boolean tested =
        slots > 0
            && row.has(Meaning.CONNECTIONS)
            && !Tools.isOpen(row)
            && !Tools.mayPause(row)
            && !Tools.isWithoutKeepAlive(row);
    return InFlight.of(row)
        .filter(it -> tested && it.high() < BELOW * slots)
        .map(it -> it.product() + ", fewer than the " + held(row));
  }

  private static String held(Row row) {
    String senders =
        row.has(Meaning.CONNECTIONS)
            ? Digits.of(row.value(Meaning.CONNECTIONS)) + " connections"
            : Digits.of(row.value(Meaning.USERS)) + " users";
    return row.has(Meaning.PIPELINE) || row.has(Meaning.STREAMS)
        ? Text.of("%s that %s hold by pipelining and streams", Digits.of(slots(row)), senders)
        : senders;
  }

  private static List<InFlight> inFlight(List<Row> rows) {
    return rows.stream().flatMap(row -> InFlight.of(row).stream()).toList();
  }

  private static List<Suspicion> varies(List<Row> rows) {
    List<InFlight> all =
        inFlight(
            rows.stream()
                .filter(row -> Tools.isClosed(row) && !Tools.isWithoutKeepAlive(row))
                .toList());
    long loads = all.stream().map(each -> slots(each.row())).filter(s -> s > 0).distinct().count();
    boolean allKnown = all.stream().allMatch(each -> slots(each.row()) > 0);
    if (all.size() < FEWEST_ROWS || allKnown || loads > 1) {
      return List.of();
    }
    double least = all.stream().mapToDouble(InFlight::high).min().orElseThrow();
    double most = all.stream().mapToDouble(InFlight::low).max().orElseThrow();
    if (most <= APART * least) {
      return List.of();
    }
    return List.of(
        new Suspicion(
            all.stream().map(InFlight::row).toList(),
            "throughput x mean gives in flight: " + listed(all)));
  }

  private static List<Suspicion> tautology(List<Row> rows) {
    List<InFlight> fine =
        inFlight(
            rows.stream()
                .filter(row -> row.get(Meaning.MEAN).filter(it -> it.value() > 0).isPresent())
                .toList());
    boolean telling =
        fine.size() >= FEWEST_EQUAL
            && fine.stream().allMatch(each -> isFine(each.row()))
            && fine.stream().map(each -> slots(each.row()) > 0).distinct().count() == 1
            && fine.stream().map(each -> each.row().value(Meaning.MEAN)).distinct().count()
                >= FEWEST_EQUAL;
    if (!telling) {
      return List.of();
    }
    List<InFlight> each = fine.stream().map(InFlight::perSlot).toList();
    double low = each.stream().mapToDouble(InFlight::low).max().orElseThrow();
    double high = each.stream().mapToDouble(InFlight::high).min().orElseThrow();
    return low > high
        ? List.of()
        : List.of(
            new Suspicion(
                fine.stream().map(InFlight::row).toList(),
                Text.of(
                    "throughput x mean is the same in each of %d rows: %s",
                    fine.size(), listed(fine))));
  }

  private static boolean isFine(Row row) {
    return row.get(Meaning.MEAN).orElseThrow().isWithin(FINE)
        && row.get(Meaning.THROUGHPUT).orElseThrow().isWithin(FINE);
  }

  /** In the order of the table. */
  private static String listed(List<InFlight> all) {
    List<InFlight> ordered = new ArrayList<>(all);
    ordered.sort(Comparator.comparingInt(each -> each.row().line()));
    return Names.of(
        ordered.stream().map(InFlight::row).toList(),
        row -> Digits.about(InFlight.of(row).orElseThrow().value()));
  }
}
