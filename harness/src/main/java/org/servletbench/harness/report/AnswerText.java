package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.answer.Doubt;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.answer.Reach;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Ranks;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/** Puts the answer into words: a sentence or two for each finding, the same in every report. */
final class AnswerText {
  private final Answer answer;
  private final List<ScenarioSummary> run;
  private final Places places;
  private String told = "";

  private AnswerText(Answer answer, RunSummary run) {
    this.answer = answer;
    this.run = run.scenarios();
    places = new Places(run);
  }

  /** Returns the words of each finding. */
  static List<String> of(Answer answer, RunSummary run) {
    AnswerText text = new AnswerText(answer, run);
    return answer.findings().stream().map(text::words).toList();
  }

  private String words(Finding finding) {
    return switch (finding) {
      case Finding.Carried carried -> carried(carried);
      case Finding.Short overloaded -> overloaded(overloaded);
      case Finding.Level level -> level(level);
      case Finding.Turn turn -> TurnText.of(turn) + doubt(turn.doubt());
      case Finding.Hidden hidden -> hidden(hidden);
      case Finding.Changed changed ->
          new PairText(places).changed(changed) + doubt(changed.doubt(), speed());
      case Finding.Slowness slowness ->
          new PairText(places).slowness(slowness) + doubt(slowness.doubt());
      case Finding.Cost cost ->
          new PairText(places).cost(cost, answer.first(Finding.Slowness.class).isPresent())
              + doubt(cost.doubt(), speed());
      case Finding.Fastest fastest -> RankText.fastest(fastest, places) + doubt(fastest.doubt());
      case Finding.Survival survival -> RankText.survival(survival) + doubt(survival.doubt());
      case Finding.IdleMemory idle -> RankText.idle(idle) + doubt(idle.doubt());
      case Finding.Claimed claimed -> ClaimsText.of(claimed);
      case Finding.Unusable unusable ->
          Text.of(
              "%s no valid trial and %s left out (%s).",
              Places.list(unusable.scenarios())
                  + (unusable.scenarios().size() == 1 ? " has" : " have"),
              unusable.scenarios().size() == 1 ? "is" : "are",
              unusable.reason());
      case Finding.Sustained sustained -> CapacityReport.sentence(sustained);
    };
  }

  /** What CPU times suffer from. */
  private String speed() {
    return SpeedWarnings.of(run).isEmpty() ? "" : "; the machine was not equally fast in all";
  }

  private String carried(Finding.Carried carried) {
    int count = carried.scenarios().size();
    return Text.of(
        "%s the load at %s%s",
        count == 1
            ? carried.scenarios().getFirst() + " carries"
            : (count == 2 ? "Both" : "All " + count)
                + (places.areMissing(carried.rungs())
                    ? " scenarios with a valid trial"
                    : " scenarios")
                + " carry",
        places.of(carried.rungs()),
        doubt(carried.doubt()));
  }

  private String overloaded(Finding.Short found) {
    String basis = basis(found.doubt(), "");
    String load =
        found.carrying().isEmpty()
            ? "the load is"
            : Text.of(
                "%s %s the load%s, which is",
                places.names(found.carrying()),
                found.carrying().size() == 1 ? "carries" : "carry",
                basis);
    return Text.of(
        "At %s, %s too much for %s%s.",
        places.of(found.rung()),
        load,
        found.overloads().stream().map(this::overload).collect(Collectors.joining(", and for ")),
        found.carrying().isEmpty() ? basis : "");
  }

  private String overload(Finding.Overload each) {
    List<String> words = new ArrayList<>();
    words.add(goodput(each.goodput()));
    if (each.lost().most() > 0) {
      words.add(
          (each.lost().least() < each.lost().most() ? "up to " : "")
              + Say.percent(each.lost().most())
              + " of the requests lost");
    }
    words.add(LimitText.of(each));
    return places.names(each.scenarios()) + " (" + String.join(", ", words) + ")";
  }

  private static String goodput(Finding.Span span) {
    String least = Say.perSecond(span.least());
    String most = Say.perSecond(span.most());
    return (least.equals(most) ? least : least + " to " + most) + " served";
  }

  private String level(Finding.Level level) {
    return level.reaches().stream()
            .map(this::reach)
            .collect(Collectors.joining("; with ", "With ", ""))
        + doubt(level.doubt());
  }

  private String reach(Reach reach) {
    String served =
        reach
            .ends()
            .map(pair -> new PairText(places).reach(pair, reach.scenarios().size()))
            .orElseGet(() -> places.names(reach.scenarios()) + " " + alone(reach));
    return Text.of("%s, %s%s", places.of(reach.rung()), served, LimitText.clause(limits(reach)));
  }

  /** The limits of those of whom the end of the sentence speaks: of the least, or of all. */
  private static List<Limit> limits(Reach reach) {
    return reach
        .ends()
        .filter(pair -> !PairText.isClose(pair))
        .map(pair -> reach.limitsOf(pair.least()))
        .orElse(reach.limits());
  }

  /** What one scenario serves, or several that are not to be compared. */
  private static String alone(Reach reach) {
    boolean one = reach.scenarios().size() == 1;
    if (reach.served().isEmpty()) {
      return one ? "was not measured" : "were not measured";
    }
    String least = Say.perSecond(reach.served().get().least());
    String most = Say.perSecond(reach.served().get().most());
    String rates = least.equals(most) ? least : least + " to " + most;
    return one ? "serves " + rates : "serve " + rates + " (not compared)";
  }

  /** Whether the open load sees more than the closed one, by more than is compared. */
  static boolean hides(Finding.Hidden hidden) {
    return hidden.seen() > hidden.hidden() * Margin.USUAL.high();
  }

  private String hidden(Finding.Hidden hidden) {
    if (!hides(hidden)) {
      return Text.of(
          "The closed loop hides no waiting here: its %s is %s (%s), that of an open load of the"
              + " same mean rate %s (%s)%s",
          hidden.statistic().label(),
          Say.figure(hidden.metric(), hidden.hidden()),
          hidden.closed(),
          Say.figure(hidden.metric(), hidden.seen()),
          hidden.open(),
          doubt(hidden.doubt()));
    }
    return Text.of(
        "A closed loop hides the waiting: its %s is %s from the real start (%s), where an open"
            + " load of the same mean rate has %s from the intended start (%s)%s",
        hidden.statistic().label(),
        Say.figure(hidden.metric(), hidden.hidden()),
        hidden.closed(),
        Say.figure(hidden.metric(), hidden.seen()),
        hidden.open(),
        doubt(hidden.doubt()));
  }

  /** What it rests on, and the end of the sentence. */
  private String doubt(Doubt doubt) {
    return doubt(doubt, "");
  }

  private String doubt(Doubt doubt, String more) {
    return basis(doubt, more) + ".";
  }

  /** What it rests on; told once where the sentences that follow rest on the same. */
  private String basis(Doubt doubt, String more) {
    String trials =
        doubt.trials() == doubt.most()
            ? doubt.trials() == 1 ? "one trial" : doubt.trials() + " trials"
            : doubt.trials() + " to " + doubt.most() + " trials";
    String few =
        doubt.interval() || doubt.most() == 1 || doubt.trials() >= Ranks.LEAST_TRIALS
            ? ""
            : doubt.most() < Ranks.LEAST_TRIALS
                ? ", too few for an interval"
                : ", some too few for an interval";
    String words = trials + (run.size() == 1 ? "" : " each") + few + more;
    boolean isNew = !words.equals(told);
    told = words;
    return isNew ? " (" + words + ")" : "";
  }
}
