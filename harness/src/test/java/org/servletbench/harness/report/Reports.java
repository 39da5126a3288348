package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Claim.Relation;
import org.servletbench.harness.model.Claim.Threshold;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.Foretelling;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.Summariser;
import org.servletbench.harness.verify.Verdicts;
import org.servletbench.harness.verify.Verifier;

/** Makes reports of trials that obey the law, the same each time. */
public final class Reports {
  public static final Environment MACHINE =
      new Environment("Linux 6.1", "Some CPU", 2, 7936, "25.0.3+9", "abc1234", 1_048_576, 0.25);

  public static final List<Claim> CLAIMS =
      List.of(
          claim("S6", "timeout_share", Relation.AT_LEAST, 0.25, Verdict.Kind.REFUTED),
          claim("S7", "waiting_at_window_end", Relation.AT_LEAST, 585, Verdict.Kind.CONFIRMED),
          claim("X1", "poller_threads", Relation.AT_MOST, 1, Verdict.Kind.CONFIRMED),
          new Claim(
              "S9",
              "An article",
              "more threads | do the same",
              List.of("blocking"),
              List.of("async-blocking"),
              List.of(named("throughput_rps")),
              Relation.WITHIN,
              new Threshold.Fixed(0.05),
              Verdict.Kind.CONFIRMED,
              true));

  private static final List<Scenario> SCENARIOS =
      List.of(
          ArticleTrial.scenario("blocking", Strategy.BLOCKING),
          ArticleTrial.scenario("async-blocking", Strategy.ASYNC_BLOCKING));

  private Reports() {}

  public static Suite suite(int trials, String question) {
    return new Suite("tiny", question, trials, 1, SCENARIOS, List.of("S6", "S7", "X1", "S9"));
  }

  /** Each trial of a scenario is 1 ms slower in service than the one before. */
  public static List<TrialRecord> trials(int trials) {
    return IntStream.rangeClosed(1, trials)
        .boxed()
        .flatMap(
            trial ->
                SCENARIOS.stream()
                    .map(
                        scenario ->
                            ArticleTrial.of(scenario, trial, 1002 + trial)
                                .cpuMicrosPerRequest(
                                    (scenario.name().equals("blocking") ? 2000 : 3000) + trial)
                                .record()))
        .toList();
  }

  static RunReport of(int trials) {
    return of(suite(trials, "Does it?"), trials(trials));
  }

  /** Makes a sound trial of the first scenario and none of the second that may be used. */
  static RunReport withBrokenTrial(String question, String problem) {
    List<TrialRecord> records = new ArrayList<>(trials(1));
    records.set(1, Records.broken(2, SCENARIOS.get(1), problem));
    return of(suite(1, question), records);
  }

  public static RunReport of(Suite suite, List<TrialRecord> records) {
    List<ExtractedTrial> trials = Foretelling.of(records.stream().map(ExtractedTrial::of).toList());
    RunSummary summary = Summariser.summarise(suite, trials);
    Manifest manifest = Manifest.of(suite.scenarios(), records, Map.of());
    Verdicts verdicts = new Verifier(summary, 0).verify(CLAIMS);
    return new RunReport(
        MACHINE,
        trials,
        summary,
        RunComparer.compare(summary, manifest),
        verdicts,
        List.of(),
        manifest,
        List.of(),
        Answer.of(summary, List.of(), verdicts, manifest));
  }

  /** Makes the report of a run of which only these are known, without an answer. */
  public static RunReport of(RunSummary summary, Verdicts verdicts) {
    return new RunReport(
        MACHINE,
        List.of(),
        summary,
        List.of(),
        verdicts,
        List.of(),
        Manifest.NOTHING,
        List.of(),
        new Answer(List.of()));
  }

  private static Claim claim(
      String id, String metric, Relation relation, double value, Verdict.Kind expected) {
    return new Claim(
        id,
        "An article",
        "it says " + id,
        List.of("blocking"),
        List.of(),
        List.of(named(metric)),
        relation,
        new Threshold.Fixed(value),
        expected,
        true);
  }
}
