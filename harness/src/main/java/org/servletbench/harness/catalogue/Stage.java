package org.servletbench.harness.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long good answers spent in one stage, as the target reports it, by the target's own names.
 *
 * @param name name of the stage
 */
public record Stage(String name, Statistic statistic) implements Metric {
  /** The name of the time that no stage accounts for. */
  public static final String OUTSIDE = "outside";

  /** The statistics of each stage. */
  public static final List<Statistic> STATISTICS =
      List.of(Statistic.P50, Statistic.P99, Statistic.MEAN);

  private static final Pattern LABEL = Pattern.compile("stage_(.+)_(p50|p99|mean)_ms");

  /** The meanings of our app's stages. */
  private static final Map<String, String> OURS =
      Map.of(
          "queue",
          "from the slot until a container thread has the request",
          "dispatch",
          "from there until the downstream call begins",
          "downstream",
          "the downstream call",
          "redispatch",
          "from its end until the head of the answer is written",
          OUTSIDE,
          "done - slot - the stages told");

  static Stream<Stage> all() {
    return Stream.of("queue", "dispatch", "downstream", "redispatch", OUTSIDE)
        .flatMap(name -> STATISTICS.stream().map(statistic -> new Stage(name, statistic)));
  }

  static Optional<Stage> of(String label) {
    Matcher stage = LABEL.matcher(label);
    return stage.matches()
        ? Statistic.of(stage.group(2)).map(statistic -> new Stage(stage.group(1), statistic))
        : Optional.empty();
  }

  @Override
  public Declaration declared() {
    return new Declaration(
        "stage_" + name + "_" + statistic.suffix(),
        Kind.LOWER,
        "open-loop latency.hlog stage."
            + name
            + (name.equals(OUTSIDE) ? ": (done - slot) - the stages told" : ""),
        statistic.meaning() + ": " + OURS.getOrDefault(name, "a stage of the target's own"),
        "without `client.server-timing`; a percentile also with fewer than 10 answers beyond it");
  }
}
