package org.servletbench.harness.report;

import java.util.Collection;
import java.util.function.DoubleFunction;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.stats.Word;

/** Says a ratio with its interval and, by a mark, with its word. */
final class RatioText {
  /** Ends this many times apart make an interval wide; this far from 1 they tell nothing. */
  private static final double WIDE = 1000;

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
            low(difference, Say::number),
            high(difference, Say::number),
            mark(difference.word()));
  }

  /** The lower end of an interval, which has one. */
  static String low(Difference difference, DoubleFunction<String> said) {
    double low = difference.low().getAsDouble();
    return isWide(difference) && low < 1 / WIDE ? said.apply(0) : said.apply(low);
  }

  /** The upper end of an interval, which has one: {@code any} where it tells nothing. */
  static String high(Difference difference, DoubleFunction<String> said) {
    double high = difference.high().orElseThrow();
    return isWide(difference) && high >= WIDE ? "any" : said.apply(high);
  }

  /** A few trials that scatter widely have an interval over many orders of magnitude. */
  private static boolean isWide(Difference difference) {
    return difference.high().orElseThrow() >= WIDE * difference.low().getAsDouble();
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
