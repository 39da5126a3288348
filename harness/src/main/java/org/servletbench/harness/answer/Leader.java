package org.servletbench.harness.answer;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.verify.ArticleTable;

/**
 * Who is first under one load.
 *
 * @param first scenarios of the first rank
 * @param rate most good answers per second
 * @param overBase the same over those of {@link ArticleTable#BASE}
 * @param ranked number of scenarios with a rank
 * @param trials fewest valid trials of those
 * @param cheapest scenarios that take the least CPU time for a request: the cheapest, and all that
 *     cannot be told from it; empty where it may not be compared with all others
 * @param cpuMicros CPU time of the cheapest, microseconds
 */
public record Leader(
    ArticleTable table,
    List<String> first,
    double rate,
    OptionalDouble overBase,
    int ranked,
    int trials,
    List<String> cheapest,
    OptionalDouble cpuMicros) {
  public Leader {
    first = List.copyOf(first);
    cheapest = List.copyOf(cheapest);
  }
}
