package org.servletbench.harness.audit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as a cell writes it, such as {@code 340,130.92}, {@code 1.22ms} or {@code 1.4M}.
 *
 * @param value the number itself; its scale tells how many decimals were printed
 * @param unit what follows it; may be empty
 */
record NumberText(BigDecimal value, String unit) {
  /** The least digits that a column of whole numbers is taken to have been rounded to. */
  private static final int FEWEST_DIGITS = 2;

  private static final int LONGEST = 60;

  /**
   * Groups of three digits may be set apart by a comma, an apostrophe, an underscore or a blank.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "([-+\u2212]?)((?:[0-9]{1,3}(?:[,'\u2019_\u00a0\u202f ][0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?"
              + "(?:[eE][-+]?[0-9]{1,2}(?![0-9]))?)\\s*([\\p{L}%/][\\p{L}%/ ]*)?");

  private static final Set<String> NOTHING =
      Set.of("", "-", "--", "\u2013", "\u2014", "n/a", "N/A", "na", "NA", "null", "?");

  /** Whether a cell says that there is no figure. */
  static boolean isNothing(String cell) {
    return NOTHING.contains(cell.strip());
  }

  /** Reads a cell; empty if it is no number. */
  static Optional<NumberText> of(String cell) {
    String text = cell.strip();
    Matcher matcher = NUMBER.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal size = new BigDecimal(matcher.group(2).replaceAll("[^0-9.eE+-]", ""));
    BigDecimal value =
        matcher.group(1).isEmpty() || matcher.group(1).equals("+") ? size : size.negate();
    String unit = matcher.group(3);
    return Optional.of(new NumberText(value, unit == null ? "" : unit.strip()));
  }

  /** Returns how many digits count if trailing zeros of a whole number do not. */
  int significant() {
    return value.scale() > 0
        ? value.precision()
        : Math.max(FEWEST_DIGITS, value.stripTrailingZeros().precision());
  }

  /**
   * Turns it into a figure.
   *
   * @param scale base units in one unit of this number
   * @param columnDigits the most digits that count in any cell of the column: where none has more
   *     than two, 340000 was rounded to two
   * @param exact whether a whole number is a count, which nobody rounds
   */
  Printed printed(double scale, int columnDigits, boolean exact) {
    int last = -value.scale();
    if (value.scale() <= 0) {
      last = Math.max(last, value.precision() - Math.max(columnDigits, FEWEST_DIGITS));
    }
    boolean counted = exact && value.scale() <= 0 && scale == 1;
    double half = counted ? 0 : 0.5 * Math.pow(10, last) * scale;
    return new Printed(value.doubleValue() * scale, half, value.precision(), value.scale() > 0);
  }
}
