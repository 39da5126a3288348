package org.servletbench.harness.verify;

/**
 * The limit that kept a scenario from doing more, in one word, with the reading that shows it.
 *
 * @param word name such as server-threads; {@code nothing} if nothing was full
 * @param evidence reading and value, such as {@code 10/10 busy 98 %}
 */
public record Limit(String word, String evidence) {
  static final Limit NOTHING = new Limit("nothing", "");
  static final Limit UNKNOWN = new Limit("", "");

  /** Returns a text such as {@code server-threads (10/10 busy 98 %)}. */
  @Override
  public String toString() {
    return evidence.isEmpty() ? word : word + " (" + evidence + ")";
  }
}
