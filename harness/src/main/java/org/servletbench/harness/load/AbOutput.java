package org.servletbench.harness.load;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * Reads what ab 2.3 prints when it was started with {@link AbCommand#arguments}.
 *
 * <p>What its figures mean, from its source (support/ab.c of httpd 2.4) and from running it:
 *
 * <ul>
 *   <li>With -r a refused connection and a reset are "Complete requests", with a latency; both are
 *       also counted under Receive, and most a second time under Exceptions. So Receive is taken
 *       off what completed, and Exceptions are left out. A dead port reads as 31,000 requests/s.
 *   <li>With -l a connection that is closed without an answer is a good request. Only {@code
 *       bytes_per_response} shows it.
 *   <li>"Time per request" is concurrency x time / requests: it cannot contradict the rate.
 *   <li>The other connections start when the first has its first answer.
 * </ul>
 */
public final class AbOutput {
  private static final Pattern FAILURES =
      Pattern.compile(
          "\\(Connect: ([0-9]{1,15}), Receive: ([0-9]{1,15}), Length: ([0-9]{1,15}), Exceptions:"
              + " ([0-9]{1,15})\\)");
  private static final Pattern ERROR = Pattern.compile("apr_\\w+(?:\\(\\))?: .+ \\([0-9]+\\)");

  private final String output;
  private final ToolFigures figures = new ToolFigures("ab");

  private AbOutput(String output) {
    this.output = output;
  }

  /**
   * @param stdout all that ab printed; its errors are on the other stream, so pass both
   * @param percentilesCsv content of the file of -e; without it there are no percentiles
   * @param requestsTsv content of the file of -g; without it the mean is the printed one
   * @throws BenchException with ab's own error, when nothing was answered, or naming the line that
   *     is missing
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
              "ab received not one byte in %.0f tries: see that the server listens and answers"
                  + " HTTP",
              complete));
    }
    double nonSuccess = optional("Non-2xx responses").orElse(0);
    double lost = failure(2) + optional("Write errors").orElse(0);
    double completed = complete - lost;
    figures.missingOutcomes();
    figures.count(
        "completed", completed, "Complete requests - Receive - Write errors, empty answers too");
    figures.count("ok", completed - nonSuccess, "completed - Non-2xx responses");
    figures.count(
        "failed",
        nonSuccess + lost + failure(1),
        "Non-2xx responses + Receive + Write errors + Connect, each once");
    figures.rates(completed, completed - nonSuccess, seconds, "Time taken for tests");
    figures.add(
        "bytes_per_response",
        completed > 0 ? OptionalDouble.of(transferred / completed) : OptionalDouble.empty(),
        "B",
        "Total transferred / completed");
    asPrinted(nonSuccess);
    if (completed > 0) {
      AbLatencies.add(output, (long) complete, percentilesCsv, requestsTsv, figures);
    } else {
      AbLatencies.add("", 0, Optional.empty(), Optional.empty(), figures);
    }
    return new ToolReport(seconds, figures.all());
  }

  /** What ab says in so many words, for comparison with what others have published. */
  private void asPrinted(double nonSuccess) {
    figures.count("ab_non_2xx", nonSuccess, "Non-2xx responses");
    figures.count(
        "ab_complete_requests", number("Complete requests"), "Complete requests, lost ones too");
    figures.count(
        "ab_failed_requests",
        number("Failed requests"),
        "Failed requests: a lost one up to three times, a non-2xx one never");
    figures.add(
        "ab_keepalive_requests",
        optional("Keep-Alive requests"),
        "1",
        "Keep-Alive requests, only with -k");
    figures.add(
        "ab_requests_per_second",
        printed("Requests per second"),
        "1/s",
        "Requests per second, lost ones too");
    figures.add(
        "ab_time_per_request_ms",
        printed("Time per request"),
        "ms",
        "Time per request (mean): concurrency x time / requests, a tautology");
  }

  private double failure(int group) {
    Matcher matcher = FAILURES.matcher(output);
    return matcher.find() ? Double.parseDouble(matcher.group(group)) : 0;
  }

  /** What ab prints of every run that completed a request. */
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
            : Text.of("ab ended without a report: %s: see that the server listens", message));
  }
}
