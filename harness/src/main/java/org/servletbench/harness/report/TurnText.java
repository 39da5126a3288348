package org.servletbench.harness.report;

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
                        .map(lower -> between(turn, Say.duration(lower), Say.duration(upper)))
                        .orElse(
                            Text.of(
                                "%s %s at every delay from %s to %s",
                                one ? "beats" : "beat",
                                turn.base(),
                                Say.duration(turn.shortest()),
                                Say.duration(turn.longest()))))
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
    return Places.list(turn.others()) + " " + from + theory + judged + price;
  }

  private static String between(Finding.Turn turn, String lower, String upper) {
    boolean one = turn.others().size() == 1;
    return turn.paysBelow()
        ? Text.of(
            "%s %s at some delays below %s, and at every delay from somewhere between %s and %s up"
                + " to %s",
            one ? "beats" : "beat", turn.base(), lower, lower, upper, Say.duration(turn.longest()))
        : Text.of(
            "%s to beat %s at a delay between %s and %s",
            one ? "begins" : "begin", turn.base(), lower, upper);
  }

  private static String never(Finding.Turn turn) {
    boolean one = turn.others().size() == 1;
    return turn.paysSomewhere()
        ? Text.of(
            "%s %s at some delays, but not at %s",
            one ? "beats" : "beat", turn.base(), Say.duration(turn.longest()))
        : Text.of(
            "%s not beat %s at any delay up to %s",
            one ? "does" : "do", turn.base(), Say.duration(turn.longest()));
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
