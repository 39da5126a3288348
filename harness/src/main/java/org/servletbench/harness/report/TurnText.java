package org.servletbench.harness.report;

import java.time.Duration;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Text;

/** Puts into words from which delay on one way to wait pays over another. */
final class TurnText {
  private TurnText() {}

  static String of(Finding.Turn turn) {
    boolean one = turn.others().size() == 1;
    String from =
        turn.atMost()
            .map(
                upper ->
                    turn.above()
                        .map(lower -> between(turn, lower, upper))
                        .orElse(
                            Text.of(
                                "%s %s %s",
                                one ? "beats" : "beat", turn.base(), span(turn, turn.shortest()))))
            .orElseGet(() -> never(turn));
    String theory =
        turn.predicted().isPresent()
            ? Text.of(
                " (theory: %s, beyond which all threads of %s are busy)",
                Say.millis(turn.predicted().getAsDouble()), turn.base())
            : "";
    String price = turn.cpu().map(cpu -> price(turn, cpu)).orElse("");
    String judged =
        turn.byAnswersAlone() ? ", judged by good answers alone, as no p99 could be compared" : "";
    return Places.list(turn.others()) + " " + from + theory + judged + undecided(turn) + price;
  }

  private static String undecided(Finding.Turn turn) {
    return isOpen(turn) || turn.undecided().isEmpty()
        ? ""
        : Text.of(
            "; at %s the run cannot tell",
            Places.list(turn.undecided().stream().map(Say::duration).toList()));
  }

  /** Whether nothing is known at any delay. */
  private static boolean isOpen(Finding.Turn turn) {
    return turn.above().isEmpty() && turn.atMost().isEmpty();
  }

  private static String between(Finding.Turn turn, Duration lower, Duration upper) {
    boolean one = turn.others().size() == 1;
    String failing = Say.duration(lower);
    return turn.paysBelow()
        ? Text.of(
            "%s %s at some delays below %s, not at %s, and again %s",
            one ? "beats" : "beat", turn.base(), failing, failing, span(turn, upper))
        : Text.of(
            "%s to beat %s at a delay between %s and %s",
            one ? "begins" : "begin", turn.base(), failing, Say.duration(upper));
  }

  /** From a delay to the longest at which it is known. */
  private static String span(Finding.Turn turn, Duration from) {
    Duration to = turn.longest();
    boolean gaps =
        turn.undecided().stream().anyMatch(at -> at.compareTo(from) > 0 && at.compareTo(to) < 0);
    return from.equals(to)
        ? "at " + Say.duration(from)
        : Text.of(
            "at every delay from %s to %s%s",
            Say.duration(from), Say.duration(to), gaps ? " at which the run can tell" : "");
  }

  private static String never(Finding.Turn turn) {
    boolean one = turn.others().size() == 1;
    if (isOpen(turn)) {
      return Text.of(
          "%s to beat %s at some delays, but the run cannot tell that from chance",
          one ? "seems" : "seem", turn.base());
    }
    return turn.paysSomewhere()
        ? Text.of(
            "%s %s at some delays, but not at %s",
            one ? "beats" : "beat", turn.base(), Say.duration(turn.longest()))
        : Text.of("%s not beat %s %s", one ? "does" : "do", turn.base(), anywhere(turn));
  }

  private static String anywhere(Finding.Turn turn) {
    String longest = Say.duration(turn.longest());
    if (turn.undecided().isEmpty()) {
      return "at any delay up to " + longest;
    }
    return turn.shortest().equals(turn.longest())
        ? "at " + longest
        : Text.of("at any delay up to %s at which the run can tell", longest);
  }

  private static String price(Finding.Turn turn, Finding.Span cpu) {
    boolean one = turn.others().size() == 1;
    String least = Say.times(cpu.least());
    String most = Say.times(cpu.most());
    String times = least.equals(most) ? least : "between " + least + " and " + most;
    return turn.cpuIsUndecided()
        ? Text.of(
            "; at %s the run cannot tell %s CPU time per request from that of %s",
            Say.duration(turn.shortest()), one ? "its" : "their", turn.base())
        : Text.of(
            "; at %s %s %s its CPU time",
            Say.duration(turn.shortest()), one ? "it takes" : "they take", times);
  }
}
