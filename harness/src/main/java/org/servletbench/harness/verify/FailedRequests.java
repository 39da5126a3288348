package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.OK;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/**
 * The failed requests of a trial, either of a user's server or of a trial without any good answer.
 * Where failures are the experiment, the tables show them.
 *
 * @param failed requests of MEASURE that did not end well
 * @param completed all requests that ended
 * @param kinds number of each outcome, as far as the driver tells outcomes apart
 * @param example what the driver reported about some, and what the target answered to the probe
 */
public record FailedRequests(
    String scenario, int trial, long failed, long completed, String kinds, String example) {

  /** Returns the failures of a trial; empty if there are none, or the driver counts nothing. */
  public static Optional<FailedRequests> of(ExtractedTrial trial) {
    return of(trial.record(), new Figures(trial.measurements()));
  }

  static Optional<FailedRequests> of(TrialRecord record, Figures figures) {
    OptionalDouble completed = figures.value(COMPLETED);
    OptionalDouble ok = figures.value(OK);
    if (completed.isEmpty() || ok.isEmpty()) {
      return Optional.empty();
    }
    long all = (long) completed.getAsDouble();
    long failed = all - (long) ok.getAsDouble();
    boolean ours = record.scenario().target() instanceof Target.App;
    if (failed <= 0 || ours && failed < all) {
      return Optional.empty();
    }
    return Optional.of(
        new FailedRequests(
            record.scenario().name(),
            record.trial(),
            failed,
            all,
            kinds(figures),
            example(record)));
  }

  /** Whether all requests failed. */
  public boolean isAll() {
    return failed == completed;
  }

  /** Describes them, such as 60 of 120 requests failed (60 http_5xx); an example: status 503. */
  public String words() {
    return Text.of(
        "%d of %d requests failed%s%s",
        failed,
        completed,
        kinds.isEmpty() ? "" : " (" + kinds + ")",
        example.isEmpty() ? "" : "; " + example);
  }

  private static String kinds(Figures figures) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome != Outcome.OK)
        .filter(outcome -> figures.value(outcome.metric()).stream().anyMatch(count -> count > 0))
        .map(
            outcome ->
                Text.of("%.0f %s", figures.value(outcome.metric()).getAsDouble(), outcome.label()))
        .collect(Collectors.joining(", "));
  }

  private static String example(TrialRecord record) {
    List<String> parts = new ArrayList<>();
    if (record.recording() instanceof Recording.Seconds seconds) {
      String said = seconds.totals().getOrDefault("other-messages", "");
      if (!said.isEmpty()) {
        parts.add("the driver saw: " + clean(said));
      }
    }
    record
        .observations()
        .flatMap(TrialRecord.Observations::answer)
        .filter(answer -> answer.status() < 200 || answer.status() > 299)
        .ifPresent(
            answer -> parts.add("asked ahead of the load, the target answered " + of(answer)));
    return String.join("; ", parts);
  }

  /** Describes an answer in one line. */
  static String of(AnswerSeen answer) {
    String location = answer.headers().getOrDefault("location", "");
    return clean(answer.statusLine().isEmpty() ? answer.status() + "" : answer.statusLine())
        + (location.isEmpty() ? "" : ", Location: " + clean(location))
        + (answer.beginning().isEmpty() ? "" : ", and '" + clean(answer.beginning()) + "'");
  }

  /** Makes one line without characters that steer a terminal. */
  static String clean(String text) {
    return text.codePoints()
        .limit(AnswerSeen.SHOWN)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
