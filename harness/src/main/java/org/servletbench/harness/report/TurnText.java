package org.servletbench.harness.report;

import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Text;

/** Puts into words from which delay on one way to wait pays over another. */
final class TurnText {
  private TurnText() {}

  static String of(Finding.Turn turn) {
    boolean one = turn.others().size() == 1;
    String begin = (one ? "begins" : "begin") + " to pay off over " + over(turn);
    String from =
        turn.atMost()
            .map(
                upper ->
                    turn.above()
                        .map(
                            lower ->
                                Text.of(
                                    "%s at a delay between %s and %s",
                                    begin, Say.duration(lower), Say.duration(upper)))
                        .orElse(
                            Text.of(
                                "%s off over %s at every delay from %s on",
                                one ? "pays" : "pay", over(turn), Say.duration(turn.shortest()))))
            .orElseGet(() -> never(turn));
    String theory =
        turn.predicted().isPresent()
            ? Text.of(
                " (by theory at %s, beyond which all threads of %s are busy)",
                Say.millis(turn.predicted().getAsDouble()), turn.base())
            : "";
    String price = turn.cpu().map(cpu -> price(turn, cpu)).orElse("");
    return Places.list(turn.others()) + " " + from + theory + price;
  }

  private static String over(Finding.Turn turn) {
    return turn.base() + (turn.byAnswersAlone() ? ", by good answers alone," : "");
  }

  private static String never(Finding.Turn turn) {
    boolean one = turn.others().size() == 1;
    return turn.paysSomewhere()
        ? Text.of(
            "%s off over %s at some delays, but not at %s",
            one ? "pays" : "pay", over(turn), Say.duration(turn.longest()))
        : Text.of(
            "%s not pay off over %s at any delay up to %s",
            one ? "does" : "do", over(turn), Say.duration(turn.longest()));
  }

  private static String price(Finding.Turn turn, Finding.Span cpu) {
    boolean one = turn.others().size() == 1;
    String times =
        cpu.least() == cpu.most()
            ? Say.times(cpu.least())
            : Say.times(cpu.least()) + " to " + Say.times(cpu.most());
    return turn.cpuIsUndecided()
        ? Text.of(
            "; at %s the run cannot tell %s CPU time, %s, from that of %s",
            Say.duration(turn.shortest()), one ? "its" : "their", times, turn.base())
        : Text.of(
            "; at %s %s %s its CPU time",
            Say.duration(turn.shortest()), one ? "it takes" : "they take", times);
  }
}
