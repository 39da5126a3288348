package org.servletbench.harness.stats;

/** What a comparison says, judged by its interval and a margin that matters in practice. */
public enum Word {
  /** The whole interval lies beyond the margin. */
  SURELY_BEYOND("surely beyond"),
  /** The interval excludes 1, and the ratio itself is at the margin or beyond it. */
  DIFFERENT("different"),
  /** The whole interval lies inside the margin. */
  EQUIVALENT("equivalent"),
  /** The interval allows for both, or there is none: more trials are needed. */
  UNDECIDED("undecided"),
  /** Two trials have a ratio, and no interval. */
  TWO_TRIALS("two trials"),
  /** One trial has a ratio, and no interval. */
  ONE_TRIAL("one trial"),
  /** There is no ratio: a side was not measured, is 0, or may not be compared with the other. */
  NOT_COMPARED("not compared");

  private final String label;

  Word(String label) {
    this.label = label;
  }

  /** Returns the word as files and reports have it. */
  public String label() {
    return label;
  }

  /** Whether the two sides differ by more than chance does, and by as much as matters. */
  public boolean isDifferent() {
    return this == SURELY_BEYOND || this == DIFFERENT;
  }
}
