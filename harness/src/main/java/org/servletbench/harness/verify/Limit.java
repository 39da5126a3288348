package org.servletbench.harness.verify;

/**
 * What kept a scenario from doing more, in one word, with the reading that says so.
 *
 * @param word such as server-threads; {@code nothing} where nothing was full
 * @param evidence the reading and its value, such as {@code 10/10 busy 98 %}
 */
public record Limit(String word, String evidence) {
  static final Limit NOTHING = new Limit("nothing", "");
  static final Limit UNKNOWN = new Limit("", "");

  /** Such as {@code server-threads (10/10 busy 98 %)}. */
  @Override
  public String toString() {
    return evidence.isEmpty() ? word : word + " (" + evidence + ")";
  }
}
