package org.servletbench.harness.report;

import java.util.Collection;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.stats.Word;

/** Says a ratio with its interval and, by a mark, with its word. */
final class RatioText {
  private RatioText() {}

  /** The ratio, such as {@code 1.5x [1.3, 1.8] **}; empty where there is none. */
  static String cell(Difference difference) {
    if (difference.ratio().isEmpty()) {
      return "";
    }
    String ratio = Say.times(difference.ratio().getAsDouble());
    return difference.low().isEmpty()
        ? (ratio + " " + mark(difference.word())).strip()
        : Text.of(
            "%s [%s, %s] %s",
            ratio,
            Say.number(difference.low().getAsDouble()),
            Say.number(difference.high().orElseThrow()),
            mark(difference.word()));
  }

  private static String mark(Word word) {
    return switch (word) {
      case SURELY_BEYOND -> "**";
      case DIFFERENT -> "*";
      case EQUIVALENT -> "=";
      case UNDECIDED -> "?";
      case TWO_TRIALS, ONE_TRIAL, NOT_COMPARED -> "";
    };
  }

  /** Explains the cells of a table. */
  static String legend(Collection<Difference> differences) {
    return differences.stream().anyMatch(each -> each.low().isPresent())
        ? Text.of(
            "In brackets is the interval, of 95 %% for the whole table: ** surely beyond %1$s, *"
                + " different, = equivalent within %1$s, ? undecided.",
            Say.percent(Margin.USUAL.share()))
        : Text.of(
            "Fewer than %d trials have no interval: these ratios are sizes, and no differences.",
            LogRatio.FEWEST);
  }
}
