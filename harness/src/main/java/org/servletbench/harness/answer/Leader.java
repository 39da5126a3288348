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
 * @param cheapest scenario that takes least CPU time for a request; empty if that was not measured
 * @param cpuMicros that time, microseconds
 */
public record Leader(
    ArticleTable table,
    List<String> first,
    double rate,
    OptionalDouble overBase,
    int ranked,
    String cheapest,
    OptionalDouble cpuMicros) {}
