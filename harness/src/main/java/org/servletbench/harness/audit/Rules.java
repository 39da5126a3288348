package org.servletbench.harness.audit;

import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which findings are told. */
public final class Rules {
  private static final List<Rule> ALL =
      Stream.of(
              TailRules.RULES,
              LittleRules.RULES,
              OutcomeRules.RULES,
              PayloadRules.RULES,
              ClockRules.RULES,
              ToolRules.RULES,
              RankRules.RULES,
              RawRules.RULES,
              List.of(Sentence.RULE))
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  public static List<Rule> all() {
    return ALL;
  }
}
