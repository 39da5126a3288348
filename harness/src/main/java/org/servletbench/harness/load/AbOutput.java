package org.servletbench.harness.load;

import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.ToolFigure.AB_COMPLETE_REQUESTS;
import static org.servletbench.harness.catalogue.ToolFigure.AB_FAILED_REQUESTS;
import static org.servletbench.harness.catalogue.ToolFigure.AB_KEEPALIVE_REQUESTS;
import static org.servletbench.harness.catalogue.ToolFigure.AB_NON_2XX;
import static org.servletbench.harness.catalogue.ToolFigure.AB_REQUESTS_PER_SECOND;
import static org.servletbench.harness.catalogue.ToolFigure.AB_TIME_PER_REQUEST_MS;
import static org.servletbench.harness.catalogue.ToolFigure.BYTES_PER_RESPONSE;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * Reads what ab 2.3 prints when it was started with {@link AbCommand#arguments}.
 *
 * <p>ab's figures mean the following, by its source (support/ab.c of httpd 2.4) and by experiment:
 *
 * <ul>
 *   <li>With -r a refused connection and a reset are "Complete requests" with a latency, so that a
 *       dead port reads as 31,000 requests/s. Both are also counted under Receive, and most a
 *       second time under Exceptions. So Receive is subtracted from the completed requests, and
 *       Exceptions are ignored.
 *   <li>With -l a connection that is closed without an answer is a good request. Only {@code
 *       bytes_per_response} shows it.
 *   <li>"Time per request" is concurrency x time / requests: it cannot contradict the rate.
 *   <li>The other connections start once the first has its first answer.
 * </ul>
 */
public final class AbOutput {
  private static final Pattern FAILURES =
      Pattern.compile(
          "\\(Connect: ([0-9]{1,15}), Receive: ([0-9]{1,15}), Length: ([0-9]{1,15}), Exceptions:"
              + " ([0-9]{1,15})\\)");
  private static final Pattern ERROR =
      Pattern.compile("(?:apr_\\w+|\\bsocket|\\bbind)(?:\\(\\))?[^:\n]*: .+ \\([0-9]+\\)");

  private final String output;
  private final ToolFigures figures = new ToolFigures("ab");

  private AbOutput(String output) {
    this.output = output;
  }

  /**
   * @param stdout everything that ab printed, on both streams: its errors are on standard error
   * @param percentilesCsv content of the file of -e; without it there are no percentiles
   * @param requestsTsv content of the file of -g; without it the mean is the printed one
   * @throws BenchException with ab's own error, when nothing was answered, or when a line is
   *     missing, with its name
   */
  public static ToolReport parse(
      String stdout, Optional<String> percentilesCsv, Optional<String> requestsTsv) {
    return new AbOutput(stdout).report(percentilesCsv, requestsTsv);
  }

  private ToolReport report(Optional<String> percentilesCsv, Optional<String> requestsTsv) {
    double seconds = number("Time taken for tests");
    double complete = number("Complete requests");
    double transferred = number("Total transferred");
    if (transferred == 0) {
      throw BenchException.machine(
          Text.of(
              "ab received no byte in %.0f attempts: see that the server listens and answers"
                  + " HTTP",
              complete));
    }
    double nonSuccess = optional("Non-2xx responses").orElse(0);
    double lost = failure(2) + optional("Write errors").orElse(0);
    double completed = complete - lost;
    figures.missingOutcomes();
    figures.count(
        COMPLETED, completed, "Complete requests - Receive - Write errors, empty answers too");
    figures.count(OK, completed - nonSuccess, "completed - Non-2xx responses");
    figures.count(
        FAILED,
        nonSuccess + lost + failure(1),
        "Non-2xx responses + Receive + Write errors + Connect, each once");
    figures.rates(completed, completed - nonSuccess, seconds, "Time taken for tests");
    figures.add(
        BYTES_PER_RESPONSE,
        completed > 0 ? OptionalDouble.of(transferred / completed) : OptionalDouble.empty(),
        "Total transferred / completed");
    asPrinted(nonSuccess);
    if (completed > 0) {
      AbLatencies.add(output, (long) complete, percentilesCsv, requestsTsv, figures);
    } else {
      AbLatencies.add("", 0, Optional.empty(), Optional.empty(), figures);
    }
    return new ToolReport(seconds, figures.all());
  }

  /** Adds ab's own figures verbatim, for comparison with published ones. */
  private void asPrinted(double nonSuccess) {
    figures.count(AB_NON_2XX, nonSuccess);
    figures.count(AB_COMPLETE_REQUESTS, number("Complete requests"));
    figures.count(AB_FAILED_REQUESTS, number("Failed requests"));
    figures.add(AB_KEEPALIVE_REQUESTS, optional("Keep-Alive requests"));
    figures.add(AB_REQUESTS_PER_SECOND, printed("Requests per second"));
    figures.add(AB_TIME_PER_REQUEST_MS, printed("Time per request"));
  }

  private double failure(int group) {
    Matcher matcher = FAILURES.matcher(output);
    return matcher.find() ? Double.parseDouble(matcher.group(group)) : 0;
  }

  /** Reads a figure that ab prints for every run that completed a request. */
  private OptionalDouble printed(String label) {
    return number("Complete requests") > 0
        ? OptionalDouble.of(number(label))
        : OptionalDouble.empty();
  }

  private double number(String label) {
    return optional(label).orElseThrow(() -> missing(label));
  }

  private OptionalDouble optional(String label) {
    Matcher matcher =
        Pattern.compile(
                "^"
                    + Pattern.quote(label)
                    + ": +([0-9]{1,15}(?:\\.[0-9]+)?)(?:$| .*(?<!all concurrent requests\\))$)",
                Pattern.MULTILINE)
            .matcher(output);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  private BenchException missing(String label) {
    Matcher error = ERROR.matcher(output);
    if (!error.find()) {
      return BenchException.machine(
          Text.of("ab did not print '%s:': run the trial again, with ab 2.3", label));
    }
    String message = error.group();
    return BenchException.machine(
        message.startsWith("apr_pollset_poll")
            ? Text.of(
                    "ab ended without a report, no connection saw anything for its -s (%s): see why"
                        + " the",
                    message)
                + " server hangs, or raise load.timeout"
            : Text.of(
                "ab ended without a report: %s: %s",
                message,
                message.contains("Too many open files")
                    ? "raise ulimit -n, or lower load.connections"
                    : "see that the server listens"));
  }
}
