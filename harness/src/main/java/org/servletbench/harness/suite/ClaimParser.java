package org.servletbench.harness.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.catalogue.Catalogue;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Claim.Relation;
import org.servletbench.harness.model.Claim.Threshold;
import org.servletbench.harness.model.Verdict;

/** Reads {@code results/reference/claims.yaml}. */
public final class ClaimParser {
  private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern OF_DELAY = Pattern.compile(NUMBER + " S");
  private static final Pattern OF_DELAY_OR_FLOOR =
      Pattern.compile("max\\(" + NUMBER + " S, " + NUMBER + " ms\\)");
  private static final Pattern OF_OTHER = Pattern.compile(NUMBER + "x");

  private ClaimParser() {}

  /**
   * Returns the claims that a run can measure, in the order of the file. Claims that functional
   * tests prove have no scenario and are left out.
   *
   * @throws BenchException of kind USAGE that names the claim and the key
   */
  public static List<Claim> parse(String yaml) {
    return Section.read("claims", YamlTree.read("claims.yaml", yaml), ClaimParser::claims);
  }

  private static List<Claim> claims(Section file) {
    String source = file.text("source");
    List<Claim> claims = new ArrayList<>();
    for (Section section : file.sections("claims")) {
      String id = section.text("id");
      section.mayHave(
          "suite", "note", "source", "says", "scenario", "against", "metric", "relation");
      section.hasOnly("value", "expected-verdict", "scalable");
      if (!section.texts("scenario").isEmpty()) {
        claims.add(claim(id, section.optionalText("source").orElse(source), section));
      }
    }
    return List.copyOf(claims);
  }

  private static Claim claim(String id, String source, Section section) {
    try {
      return new Claim(
          id,
          source,
          section.text("says"),
          section.texts("scenario"),
          section.texts("against"),
          section.texts("metric").stream().map(Catalogue::named).toList(),
          section.parse("relation", ClaimParser::relation),
          section.parse("value", ClaimParser::threshold),
          section.parse("expected-verdict", ClaimParser::expected),
          section.optionalText("scalable").isEmpty()
              || section.parse("scalable", ClaimParser::truth));
    } catch (IllegalArgumentException e) {
      throw section.error("(" + id + "): " + e.getMessage());
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false, not " + text);
    };
  }

  private static Relation relation(String symbol) {
    for (Relation relation : Relation.values()) {
      if (relation.symbol().equals(symbol)) {
        return relation;
      }
    }
    throw new IllegalArgumentException("unknown relation; known: <=, >=, ==, within");
  }

  private static Threshold threshold(String text) {
    Matcher ofDelay = OF_DELAY.matcher(text);
    if (ofDelay.matches()) {
      return new Threshold.OfDelay(Double.parseDouble(ofDelay.group(1)), 0);
    }
    Matcher orFloor = OF_DELAY_OR_FLOOR.matcher(text);
    if (orFloor.matches()) {
      return new Threshold.OfDelay(
          Double.parseDouble(orFloor.group(1)), Double.parseDouble(orFloor.group(2)));
    }
    Matcher ofOther = OF_OTHER.matcher(text);
    if (ofOther.matches()) {
      return new Threshold.OfOther(Double.parseDouble(ofOther.group(1)));
    }
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(text + " is not a number");
    }
    return new Threshold.Fixed(value);
  }

  private static Verdict.Kind expected(String text) {
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      if (kind.label().equals(text) && kind.canBeExpected()) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown verdict; known: confirmed, refuted, open");
  }
}
