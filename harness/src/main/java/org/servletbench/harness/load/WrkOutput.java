package org.servletbench.harness.load;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.Statistic.*;
import static org.servletbench.harness.catalogue.ToolFigure.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * Reads what wrk 4 and the script of {@link WrkCommand#script()} print.
 *
 * <p>wrk's figures mean the following, by its source (wrk.c, stats.c of 4.1.0):
 *
 * <ul>
 *   <li>Latency runs from the first write on an open connection to the end of the answer. So
 *       without keep-alive it leaves out connecting. It includes answers of every status.
 *   <li>{@code stats_correct} changes the recorded latencies before wrk prints them and before it
 *       calls {@code done}. For each latency longer than twice the interval it invents further
 *       ones, each an interval shorter than the last. The interval is duration / (requests /
 *       connections), the mean time between two requests of a connection. The recorded latencies
 *       cannot be recovered.
 *   <li>{@code errors.timeout} counts answers that came later than --timeout. They count as
 *       requests but not in the latencies. A request that was never answered is in no figure.
 *   <li>{@code errors.read} counts resets, closes without an answer, and refused connections, each
 *       of which is tried again at once. {@code errors.connect} counts only connections that could
 *       not be attempted; wrk gives these up for the rest of the run.
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

  /** The percentiles, by the names that wrk gives them. */
  private static final SequencedMap<String, Statistic> PERCENTILES = new LinkedHashMap<>();

  static {
    PERCENTILES.put("50", P50);
    PERCENTILES.put("75", P75);
    PERCENTILES.put("90", P90);
    PERCENTILES.put("95", P95);
    PERCENTILES.put("99", P99);
    PERCENTILES.put("99.9", P999);
  }

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
   * @param stdout everything that wrk printed, on both streams: its errors are on standard error
   * @throws BenchException with wrk's own error, or with the name of the missing field
   */
  public static ToolReport parse(String stdout) {
    return new WrkOutput(stdout).report();
  }

  private ToolReport report() {
    double seconds = field("duration_us") / 1e6;
    double requests = field("requests");
    double ok = requests - field("errors.status");
    figures.missingOutcomes();
    figures.count(COMPLETED, requests, "done() summary.requests, of any status, late ones too");
    figures.count(OK, ok, "done() summary.requests - errors.status, late ones too");
    figures.count(
        FAILED,
        field("errors.status")
            + field("errors.connect")
            + field("errors.read")
            + field("errors.write"),
        "done() errors.status + connect + read + write");
    figures.count(WRK_TIMEOUTS, field("errors.timeout"));
    figures.count(WRK_STATUS_ERRORS, field("errors.status"));
    figures.count(WRK_CONNECT_ERRORS, field("errors.connect"));
    figures.count(WRK_READ_ERRORS, field("errors.read"));
    figures.count(WRK_WRITE_ERRORS, field("errors.write"));
    figures.rates(requests, ok, seconds, "done() summary.duration");
    figures.add(
        BYTES_PER_RESPONSE,
        requests > 0 ? OptionalDouble.of(field("bytes") / requests) : OptionalDouble.empty(),
        "done() summary.bytes / requests");
    latencies(interval(requests));
    return new ToolReport(seconds, figures.all());
  }

  /** Repeats wrk's integer arithmetic, us; empty where too few requests mean no correction. */
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
    figures.add(WRK_CORRECTION_INTERVAL_MS, millis(interval));
    boolean amended = interval.isPresent() && field("latency.max") > 2 * interval.getAsDouble();
    String note =
        (amended ? ", corrected for coordinated omission" : ", its correction changed nothing")
            + ", closed loop";
    PERCENTILES.forEach(
        (percent, statistic) ->
            latency("p" + percent, statistic, "done() latency:percentile(" + percent + ")" + note));
    for (Statistic statistic : List.of(MIN, MAX, MEAN, STDEV)) {
      String field = statistic.label();
      latency(field, statistic, "done() latency." + field + note);
    }
  }

  private void latency(String field, Statistic statistic, String source) {
    // With nothing recorded wrk prints 0, and 2^64 - 1 for the minimum.
    boolean recorded = field("latency.max") > 0;
    OptionalDouble value = OptionalDouble.of(field("latency." + field));
    figures.add(LATENCY.at(statistic), recorded ? millis(value) : OptionalDouble.empty(), source);
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
