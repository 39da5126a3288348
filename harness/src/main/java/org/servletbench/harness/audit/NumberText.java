package org.servletbench.harness.audit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as a cell writes it, such as {@code 340,130.92}, {@code 1.22ms}, {@code ~1.4M} or {@code
 * 5.3 ± 0.2 ms}.
 *
 * @param value the number itself; its scale tells how many decimals were printed
 * @param unit what follows it; may be empty
 * @param isAbout whether the cell says that it is rounded
 */
record NumberText(BigDecimal value, String unit, boolean isAbout) {
  /** The least digits that a column of whole numbers is taken to have been rounded to. */
  private static final int FEWEST_DIGITS = 2;

  private static final int LONGEST = 60;

  /**
   * Groups of three digits may be set apart by a comma, an apostrophe, an underscore or a blank.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "([-+\u2212]?)((?:[1-9][0-9]{0,2}(?:[,'\u2019_ ][0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?"
              + "(?:[eE][-+]?[0-9]{1,2}(?![0-9]))?)\\s*([\\p{L}%/][\\p{L}%/ ]*)?");

  private static final Pattern ABOUT = Pattern.compile("(?:~|\u2248|ca\\.?\\s|about\\s)\\s*(.*)");

  /** A deviation, which tells nothing of the figure itself. */
  private static final Pattern DEVIATION =
      Pattern.compile("(.*?[^\\s])\\s*(?:\u00b1|\\+/?-)\\s*[0-9][0-9.,]*\\s*(\\S*)");

  /** {@code 9.45 % (189/2,001)}. */
  private static final Pattern REMARK = Pattern.compile("(.*[^\\s])\\s*\\([^()]*\\)");

  private static final Pattern BOUND =
      Pattern.compile(
          "[<>\u2264\u2265].*|[0-9][0-9.,]*\\s*[\\p{L}%]*\\s*(?<![0-9][eE])\\+(?!/?-).*");

  private static final Set<String> NOTHING =
      Set.of("", "-", "--", "\u2013", "\u2014", "n/a", "N/A", "na", "NA", "null", "?");

  /** Whether a cell is empty, or says that there is no figure. */
  static boolean isNothing(String cell) {
    return NOTHING.contains(plain(cell));
  }

  /** Whether a cell tells something else than a figure: a bound, or words such as "crashed". */
  static boolean isRemark(String cell) {
    return isBound(cell) || !isNothing(cell) && cell.chars().noneMatch(Character::isDigit);
  }

  /** Whether a cell says only what the figure is above or below. */
  static boolean isBound(String cell) {
    String text = plain(cell);
    return text.length() <= LONGEST && BOUND.matcher(text).matches();
  }

  /** Reads a cell; empty if it is no number. */
  static Optional<NumberText> of(String cell) {
    String text = plain(cell);
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher about = ABOUT.matcher(text);
    boolean isAbout = about.matches();
    Matcher number = NUMBER.matcher(figure(isAbout ? about.group(1) : text));
    if (!number.matches()) {
      return Optional.empty();
    }
    BigDecimal size = new BigDecimal(number.group(2).replaceAll("[^0-9.eE+-]", ""));
    BigDecimal value =
        number.group(1).isEmpty() || number.group(1).equals("+") ? size : size.negate();
    String unit = number.group(3);
    return Optional.of(new NumberText(value, unit == null ? "" : unit.strip(), isAbout));
  }

  /** Takes the blanks that no line breaks at for what they look like. */
  static String plain(String cell) {
    return cell.replaceAll("[\\u00a0\\u2007\\u2009\\u202f]", " ").strip();
  }

  /** Drops what may stand behind a figure: a remark, a mark of a footnote, a deviation. */
  private static String figure(String text) {
    String plain = text.replaceFirst("[*\u2020\u2021\u00b9\u00b2\u00b3]+$", "");
    Matcher remark = REMARK.matcher(plain);
    plain = remark.matches() ? remark.group(1) : plain;
    plain = plain.replaceFirst("\\s*\\[([\\p{L}%/]+)\\]$", " $1"); // ab's 14.5 [ms]
    Matcher deviation = DEVIATION.matcher(plain);
    if (!deviation.matches()) {
      return plain;
    }
    boolean hasUnit = !Character.isDigit(deviation.group(1).charAt(deviation.end(1) - 1));
    return hasUnit ? deviation.group(1) : deviation.group(1) + " " + deviation.group(2);
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
    if (isAbout) {
      last = Math.max(last, value.precision() - value.scale() - FEWEST_DIGITS);
    } else if (value.scale() <= 0) {
      last = Math.max(last, value.precision() - Math.max(columnDigits, FEWEST_DIGITS));
    }
    boolean counted = exact && !isAbout && value.scale() <= 0 && scale == 1;
    double half = counted ? 0 : 0.5 * Math.pow(10, last) * scale;
    return new Printed(value.doubleValue() * scale, half, value.precision(), value.scale() > 0);
  }
}
