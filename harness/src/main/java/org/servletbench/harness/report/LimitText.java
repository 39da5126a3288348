package org.servletbench.harness.report;

import java.util.List;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Limit;

/** Puts into words what kept scenarios from doing more. */
final class LimitText {
  /** Words of a limit that is none. */
  private static final List<String> NONE = List.of("", "nothing", "unknown");

  private LimitText() {}

  /** What is full, and what it serves at most by the law. */
  static String of(Finding.Overload each) {
    List<String> words = words(each.limits());
    String word = words.getFirst();
    if (NONE.contains(word)) {
      return "no limit found";
    }
    if (each.servers().isEmpty()) {
      return "limited by " + shared(each.limits());
    }
    int servers = each.servers().getAsInt();
    boolean one = servers == 1;
    return Text.of(
        "%s %s busy%s",
        one ? "the one" : "all " + servers,
        words.size() > 1 ? (one ? "thread" : "threads") + " of each pool" : pool(word, one),
        each.bound().isPresent()
            ? Text.of(
                ", which by theory %s %s at most",
                one ? "serves" : "serve", Say.perSecond(each.bound().getAsDouble()))
            : "");
  }

  private static String pool(String word, boolean one) {
    String server =
        switch (word) {
          case "executor" -> "executor thread";
          case "carriers" -> "carrier";
          default -> "server thread";
        };
    return one ? server : server + "s";
  }

  /** The end of a sentence on scenarios with these limits; empty where they share none. */
  static String clause(List<Limit> limits) {
    List<String> words = words(limits);
    return words.size() != 1 || NONE.contains(words.getFirst())
        ? ""
        : ", limited by " + shared(limits);
  }

  /** The word of the first; with the evidence only if all have the same. */
  private static String shared(List<Limit> limits) {
    Limit first = limits.getFirst();
    return limits.stream().allMatch(first::equals) ? first.toString() : first.word();
  }

  private static List<String> words(List<Limit> limits) {
    return limits.stream().map(Limit::word).distinct().toList();
  }
}
