package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Contrast;
import org.servletbench.harness.verify.Gate;

/** Says what a gate found, in sentences. */
public final class GateText {
  private GateText() {}

  /** What one session shows: what is worse, and what could not be judged. */
  public static List<String> of(Gate gate, Gate.Ruling ruling) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Text.of(
            "gate of %s on %s: %d of %s judged, %s",
            Say.percent(gate.margin().share()),
            String.join(", ", gate.metrics().stream().map(Metric::label).toList()),
            ruling.seen().size(),
            Text.count(ruling.seen().size() + ruling.blind().size(), "figure"),
            ruling.worse().isEmpty() ? "none is worse by as much" : found(ruling)));
    ruling.worse().stream().map(row -> "worse: " + row(row)).distinct().forEach(sentences::add);
    ruling
        .blind()
        .forEach(
            row ->
                sentences.add(
                    Text.of(
                        "not judged: %s of %s: %s",
                        row.metric().label(),
                        row.scenario(),
                        Gate.whyUnseen(row).orElse("no reason is known"))));
    return sentences;
  }

  private static String found(Gate.Ruling ruling) {
    return ruling.worse().size() + (ruling.worse().size() == 1 ? " is" : " are") + " worse";
  }

  private static String row(Contrast row) {
    if (row.failure().isPresent()) {
      return row.scenario() + ": " + row.failure().get();
    }
    return Text.of(
        "%s of %s is %s of the base (%s over %s)",
        row.metric().label(),
        row.scenario(),
        ContrastTables.ratioInFull(row),
        ContrastTables.centre(row, row.other()),
        ContrastTables.centre(row, row.base()));
  }

  /** What two sessions show together. */
  public static List<String> of(Gate.Ruling first, Gate.Ruling second) {
    List<String> sentences = new ArrayList<>();
    List<Contrast> confirmed = first.confirmedBy(second);
    confirmed.stream().map(row -> "both sessions: " + row(row)).distinct().forEach(sentences::add);
    List<Contrast> unseen = first.unseenBy(second);
    unseen.forEach(
        row ->
            sentences.add(
                Text.of(
                    "the second session could not judge %s of %s",
                    row.metric().label(), row.scenario())));
    sentences.add(end(confirmed.isEmpty(), unseen.isEmpty()));
    return sentences;
  }

  private static String end(boolean noneConfirmed, boolean allSeen) {
    if (!noneConfirmed) {
      return "the gate fails: what is worse in both sessions is no chance of one of them";
    }
    return allSeen
        ? "the gate does not fail: no figure is worse in both sessions"
        : "the gate neither passes nor fails: one session alone may show a difference by chance";
  }
}
