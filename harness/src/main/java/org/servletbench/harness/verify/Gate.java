package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.servletbench.harness.catalogue.Catalogue;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Margin;

/**
 * A limit on how much worse than its base a scenario may be.
 *
 * @param margin the change from which on it is too much
 * @param metrics what may not become worse
 */
public record Gate(Margin margin, List<Metric> metrics) {
  /** The metrics of a gate that names none. */
  public static final List<Metric> USUAL =
      List.of(LATENCY.at(P50), LATENCY.at(P99), CPU_US_PER_REQUEST);

  /** The largest margin, percent; beyond it a gate guards nothing. */
  private static final double MOST_PERCENT = 1000;

  private static final Pattern PERCENT = Pattern.compile("\\d{1,9}(\\.\\d{1,9})? ?%");

  public Gate {
    metrics = List.copyOf(metrics);
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("a gate needs a metric");
    }
  }

  /**
   * What a gate made of one session.
   *
   * @param worse rows that are too much worse, beyond chance, or whose other side fails its clients
   * @param seen rows that were judged
   * @param blind rows that could not be judged
   */
  public record Ruling(List<Contrast> worse, List<Contrast> seen, List<Contrast> blind) {
    /** That of a session of which nothing can be judged. */
    public static final Ruling NOTHING = new Ruling(List.of(), List.of(), List.of());

    public Ruling {
      worse = List.copyOf(worse);
      seen = List.copyOf(seen);
      blind = List.copyOf(blind);
    }

    /** Returns the rows that another session finds worse too. */
    public List<Contrast> confirmedBy(Ruling other) {
      return worse.stream().filter(row -> isIn(other.worse(), row)).toList();
    }

    /** Returns the rows that another session could not judge, or did not have. */
    public List<Contrast> unseenBy(Ruling other) {
      return worse.stream().filter(row -> !isIn(other.seen(), row)).toList();
    }

    private static boolean isIn(List<Contrast> rows, Contrast row) {
      return rows.stream()
          .anyMatch(
              each -> each.scenario().equals(row.scenario()) && each.metric().equals(row.metric()));
    }
  }

  /**
   * Reads a margin, such as {@code 10%}.
   *
   * @throws IllegalArgumentException for what is no percentage, or out of range
   */
  public static Margin margin(String text) {
    if (!PERCENT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          Text.of("'%s' is no margin: write a percentage above 0, such as 10%%", text));
    }
    double percent = Double.parseDouble(text.replace("%", "").strip());
    if (!(percent > 0 && percent <= MOST_PERCENT)) {
      throw new IllegalArgumentException(
          Text.of("must be more than 0%% and at most %.0f%%, not %s", MOST_PERCENT, text));
    }
    return new Margin(percent / 100);
  }

  /**
   * Finds a metric of which less or more is worse.
   *
   * @throws IllegalArgumentException if there is none of that name, or it has no worse direction
   */
  public static Metric metric(String name) {
    Metric metric = Catalogue.named(name);
    switch (metric.declared().kind()) {
      case COUNT, VALUE ->
          throw new IllegalArgumentException(
              Text.of("'%s' is neither better nor worse when it grows", name));
      case MORE, FEWER, HIGHER, LOWER -> {}
    }
    return metric;
  }

  /** Judges the rows of its metrics. */
  public Ruling rule(List<Contrast> rows) {
    List<Contrast> seen = rows.stream().filter(Gate::isSeen).toList();
    return new Ruling(
        seen.stream().filter(row -> isFailing(row) || row.differs() && row.isWorse()).toList(),
        seen,
        rows.stream().filter(row -> !isSeen(row)).toList());
  }

  /** Whether a row has an interval, is nothing on both sides, or needs no figure to be worse. */
  private static boolean isSeen(Contrast row) {
    return isFailing(row) || whyUnseen(row).isEmpty();
  }

  private static boolean isFailing(Contrast row) {
    return row.failure().isPresent() && row.counts().stream().allMatch(n -> n >= LogRatio.FEWEST);
  }

  /** Says why a row cannot be judged; nothing if it can. */
  public static Optional<String> whyUnseen(Contrast row) {
    if (row.difference().low().isPresent()) {
      return Optional.empty();
    }
    if (row.base().isEmpty() || row.other().isEmpty()) {
      return Optional.of("it was not measured on both sides");
    }
    if (row.objection().isPresent()) {
      return row.objection();
    }
    if (row.counts().stream().anyMatch(n -> n < LogRatio.FEWEST)) {
      return Optional.of(Text.of("an interval takes %d valid trials", LogRatio.FEWEST));
    }
    boolean isNothing = row.base().get().centre() == 0 && row.other().get().centre() == 0;
    return isNothing ? Optional.empty() : Optional.of("it is 0 in some trials, so it has no ratio");
  }
}
