package org.servletbench.harness.run.beside;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.servletbench.harness.load.ToolReport;
import org.servletbench.harness.load.WrkCommand;
import org.servletbench.harness.load.WrkOutput;

/** wrk 4, closed loop, one thread. */
record Wrk() implements Tool {
  private static final String SCRIPT = "wrk.lua";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "wrk";
  }

  @Override
  public String remedy() {
    return "apt-get install wrk";
  }

  @Override
  public Set<Pace> paces() {
    return Set.of(Pace.FLAT_OUT);
  }

  @Override
  public List<String> arguments(Job job) {
    return WrkCommand.arguments(
        1, job.connections(), job.duration(), TIMEOUT, true, job.url(), Path.of(SCRIPT));
  }

  @Override
  public Map<String, String> files(Job job) {
    return Map.of(SCRIPT, WrkCommand.script());
  }

  @Override
  public Figures parse(Job job, Printed printed) {
    return figures(WrkOutput.parse(printed.output()), "latency from the real start");
  }

  /** wrk and ab are read by the drivers of a run. */
  static Figures figures(ToolReport report, String note) {
    OptionalDouble completed = report.value("completed");
    return new Figures(
        completed.orElse(0),
        report.value("throughput_rps").orElse(0),
        report.value("latency_p50_ms"),
        report.value("latency_p99_ms"),
        note);
  }
}
