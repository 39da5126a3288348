package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the head of a column: what it means, and the unit that it gives. */
final class ColumnNames {
  private static final Pattern IN_BRACKETS =
      Pattern.compile("(.*?)[\\s_]*[(\\[]\\s*(?:in )?([^()\\[\\]]+?)\\s*[)\\]](.*)");
  private static final Pattern LAST_WORD =
      Pattern.compile("(.*?[\\p{L}\\p{N}%.)])(?:[\\s_,]+in)?[\\s_,/-]+([\\p{L}%/]+)");
  private static final Pattern LAST_TWO_WORDS =
      Pattern.compile("(.*?[\\p{L}\\p{N}%.)])[\\s_,]+(\\p{L}+)_(?:per_)?(s|sec|second)");

  /** Somebody else's figure, set beside one of the table's own. */
  private static final Pattern QUOTED = Pattern.compile("\\s*\\[[^\\[\\]]*\\]\\s*");

  /** {@code p99Ms} is written like {@code p99 Ms}. */
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** Arrows, stars and marks of footnotes. */
  private static final Pattern TRAILING_MARKS = Pattern.compile("[^\\p{L}0-9%)\\]]+$");

  private static final Pattern LAST_SIGN = Pattern.compile("(.*?)\\s*(%)\\s*");

  /** Latency min is a minimum and not minutes. */
  private static final Set<String> NO_UNITS = Set.of("m", "min");

  /** Words that a head of a latency may have beside its statistic. */
  private static final String OF_LATENCY =
      "latency|latencies|responsetimes?|resptime|requesttime|reqtime|httpreqduration|label|rt$";

  private static final String OF_MEAN = "(?:mean|avg|average)";

  private static final Pattern PERCENTILE =
      Pattern.compile(
          "(?:p|tp|q|percentile|perc|pct)?(50|75|90|95|99|999)(?:th)?"
              + "(?:percentile|percent|perc|pct|ile|line)?");

  private ColumnNames() {}

  /**
   * What a head can mean.
   *
   * @param unit as the head gives it; empty if it gives none
   */
  record Reading(Meaning meaning, String unit) {}

  /** Returns all that a head can mean, the likeliest first; nothing for a figure in brackets. */
  static List<Reading> of(String head) {
    if (QUOTED.matcher(head).matches()) {
      return List.of();
    }
    List<Reading> readings = new ArrayList<>();
    String plain = TRAILING_MARKS.matcher(HUMP.matcher(head).replaceAll(" ")).replaceAll("");
    for (Pattern pattern : List.of(IN_BRACKETS, LAST_TWO_WORDS, LAST_WORD, LAST_SIGN)) {
      Matcher split = pattern.matcher(plain.strip());
      if (split.matches()) {
        boolean two = pattern.equals(LAST_TWO_WORDS);
        boolean inside = pattern.equals(IN_BRACKETS);
        add(
            readings,
            inside ? split.group(1) + " " + split.group(3) : split.group(1),
            two ? split.group(2) + "/" + split.group(3) : split.group(2));
      }
    }
    if (plain.startsWith("%")) {
      add(readings, plain.substring(1), "%");
    }
    add(readings, plain, "");
    return readings.stream().distinct().toList();
  }

  private static void add(List<Reading> readings, String words, String unit) {
    if (NO_UNITS.contains(unit)) {
      return;
    }
    for (Meaning meaning : Meaning.values()) {
      if (means(words, meaning)
          && (unit.isEmpty() || meaning.dimension().scale(unit).isPresent())) {
        readings.add(new Reading(meaning, unit));
      }
    }
  }

  private static boolean means(String words, Meaning meaning) {
    String key = key(words);
    // Then it is a percentile, or the unit was not split off.
    boolean inPercent = words.contains("%");
    if (meaning.spellings().contains(key) && !key.isEmpty() && !inPercent) {
      return true;
    }
    if (meaning == Meaning.THROUGHPUT && !inPercent) {
      return meaning.spellings().contains(key.replaceAll("^" + OF_MEAN + "|" + OF_MEAN + "$", ""));
    }
    if (!meaning.isLatency()) {
      return false;
    }
    String rest = key.replaceAll(OF_LATENCY, "");
    if (rest.isEmpty()) {
      return meaning == Meaning.MEAN && !key.replace("label", "").isEmpty();
    }
    boolean onlyDigits = key.matches("[0-9]+") && !inPercent;
    return meaning.spellings().contains(rest) && !inPercent
        || !onlyDigits && percentile(rest).filter(each -> each == meaning).isPresent();
  }

  private static Optional<Meaning> percentile(String rest) {
    Matcher matcher = PERCENTILE.matcher(rest);
    return matcher.matches() ? Meaning.labelled("p" + matcher.group(1)) : Optional.empty();
  }

  /** Lower case letters of any script and digits, and the stroke of "per" inside. */
  private static String key(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9/]", "").replaceAll("/+$", "");
  }

  /** Returns the place of a head among the spellings of a meaning; the best is 0. */
  static int rank(String head, Meaning meaning) {
    int place = meaning.spellings().indexOf(key(head));
    return place < 0 ? meaning.spellings().size() : place;
  }

  /** Returns all labels that {@code --map} takes, for messages. */
  static String labels() {
    return String.join(", ", Arrays.stream(Meaning.values()).map(Meaning::label).toList());
  }
}
