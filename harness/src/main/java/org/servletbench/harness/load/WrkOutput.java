package org.servletbench.harness.load;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * Reads what wrk 4 and the script of {@link WrkCommand#script()} print.
 *
 * <p>What its figures mean, from its source (wrk.c, stats.c of 4.1.0):
 *
 * <ul>
 *   <li>Latency runs from the first write on an open connection to the end of the answer, so
 *       without keep-alive connecting is not in it. Answers of every status are in it.
 *   <li>{@code stats_correct} changes the recorded latencies before wrk prints them and before it
 *       calls {@code done}: beside each one of more than twice the interval it invents others, one
 *       interval shorter each. Its interval is duration / (requests / connections), the mean time
 *       between two requests of a connection. Nothing gives the recorded ones back.
 *   <li>{@code errors.timeout} counts answers that came later than --timeout. They are in requests
 *       and not in the latencies. What was never answered is in no figure.
 *   <li>{@code errors.read} counts resets, closes without an answer and also refused connections,
 *       each of which is tried again at once; {@code errors.connect} only connections that could
 *       not be tried, which wrk gives up for the rest of the run.
 * </ul>
 */
public final class WrkOutput {
  private static final Pattern FIELD =
      Pattern.compile("^bench\\.(\\S+) (-?[0-9]{1,25}\\.[0-9]{1,25})$", Pattern.MULTILINE);
  private static final Pattern CONNECTIONS =
      Pattern.compile("^ +[0-9]+ threads and ([1-9][0-9]{0,8}) connections$", Pattern.MULTILINE);
  private static final Pattern ERROR =
      Pattern.compile(
          "^(unable to .+|invalid URL: .+|number of connections must .+|.*\\.lua:.+|PANIC: .+)$",
          Pattern.MULTILINE);

  private final String output;
  private final Map<String, Double> fields = new TreeMap<>();
  private final ToolFigures figures = new ToolFigures("wrk");

  private WrkOutput(String output) {
    this.output = output;
    Matcher matcher = FIELD.matcher(output);
    while (matcher.find()) {
      fields.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
    }
  }

  /**
   * @param stdout all that wrk printed; its errors are on the other stream, so pass both
   * @throws BenchException with wrk's own error, or naming the field that is missing
   */
  public static ToolReport parse(String stdout) {
    return new WrkOutput(stdout).report();
  }

  private ToolReport report() {
    double seconds = field("duration_us") / 1e6;
    double requests = field("requests");
    double ok = requests - field("errors.status");
    figures.missingOutcomes();
    figures.count("completed", requests, "done() summary.requests, of any status, late ones too");
    figures.count("ok", ok, "done() summary.requests - errors.status, late ones too");
    figures.count(
        "failed",
        field("errors.status")
            + field("errors.connect")
            + field("errors.read")
            + field("errors.write"),
        "done() errors.status + connect + read + write");
    figures.count(
        "wrk_timeouts",
        field("errors.timeout"),
        "done() errors.timeout: answers later than --timeout, not the ones that never came");
    for (String kind : new String[] {"status", "connect", "read", "write"}) {
      figures.count("wrk_" + kind + "_errors", field("errors." + kind), "done() errors." + kind);
    }
    figures.rates(requests, ok, seconds, "done() summary.duration");
    figures.add(
        "bytes_per_response",
        requests > 0 ? OptionalDouble.of(field("bytes") / requests) : OptionalDouble.empty(),
        "B",
        "done() summary.bytes / requests");
    latencies(interval(requests));
    return new ToolReport(seconds, figures.all());
  }

  /** wrk's own integer arithmetic, us; empty where it corrects nothing for want of requests. */
  private OptionalDouble interval(double requests) {
    Matcher matcher = CONNECTIONS.matcher(output);
    if (!matcher.find()) {
      throw missing("the number of connections");
    }
    long rounds = (long) requests / Long.parseLong(matcher.group(1));
    return rounds == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((long) field("duration_us") / rounds);
  }

  private void latencies(OptionalDouble interval) {
    figures.add(
        "wrk_correction_interval_ms",
        millis(interval),
        "ms",
        "done() summary.duration / (requests / connections): latencies above twice it are amended");
    boolean amended = interval.isPresent() && field("latency.max") > 2 * interval.getAsDouble();
    String note =
        (amended ? ", corrected for coordinated omission" : ", its correction changed nothing")
            + ", closed loop";
    percentile("50", "p50", note);
    percentile("75", "p75", note);
    percentile("90", "p90", note);
    percentile("95", "p95", note);
    percentile("99", "p99", note);
    percentile("99.9", "p999", note);
    for (String statistic : new String[] {"min", "max", "mean", "stdev"}) {
      latency(statistic, statistic, "done() latency." + statistic + note);
    }
  }

  private void percentile(String percent, String metric, String note) {
    latency("p" + percent, metric, "done() latency:percentile(" + percent + ")" + note);
  }

  private void latency(String field, String metric, String source) {
    // With nothing recorded wrk says 0, and 2^64 - 1 for the least one.
    boolean recorded = field("latency.max") > 0;
    OptionalDouble value = OptionalDouble.of(field("latency." + field));
    figures.add(
        "latency_" + metric + "_ms",
        recorded ? millis(value) : OptionalDouble.empty(),
        "ms",
        source);
  }

  private static OptionalDouble millis(OptionalDouble micros) {
    return micros.isPresent()
        ? OptionalDouble.of(micros.getAsDouble() / 1000)
        : OptionalDouble.empty();
  }

  private double field(String name) {
    Double value = fields.get(name);
    if (value == null) {
      throw missing("bench." + name);
    }
    return value;
  }

  private BenchException missing(String name) {
    Matcher error = ERROR.matcher(output);
    return error.find()
        ? BenchException.machine(
            Text.of("wrk: %s: see that the server listens, and wrk's output", error.group(1)))
        : BenchException.machine(
            Text.of(
                "wrk did not print %s: run the trial again, with wrk 4 and its script wrk.lua",
                name));
  }
}
