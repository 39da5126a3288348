package org.servletbench.harness.run.beside;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.servletbench.harness.load.AbCommand;
import org.servletbench.harness.load.AbOutput;

/** ab 2.3, closed loop, HTTP/1.0 with keep-alive; its clock has milliseconds. */
record Ab() implements Tool {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String PERCENTILES = "ab-percentiles.csv";

  @Override
  public String name() {
    return "ab";
  }

  @Override
  public String remedy() {
    return "apt-get install apache2-utils";
  }

  @Override
  public Set<Pace> paces() {
    return Set.of(Pace.FLAT_OUT);
  }

  /** Without a line for each request: writing a million would be part of its CPU time. */
  @Override
  public List<String> arguments(Job job) {
    List<String> all =
        AbCommand.arguments(
            AbCommand.DEFAULT_REQUESTS,
            job.connections(),
            job.duration(),
            TIMEOUT,
            true,
            job.url(),
            Path.of(PERCENTILES),
            Path.of("ab-requests.tsv"));
    int requests = all.indexOf("-g");
    return Stream.concat(
            all.subList(0, requests).stream(), all.subList(requests + 2, all.size()).stream())
        .toList();
  }

  @Override
  public Optional<String> figuresFile() {
    return Optional.of(PERCENTILES);
  }

  @Override
  public Figures parse(Job job, Printed printed) {
    return Wrk.figures(
        AbOutput.parse(printed.output(), printed.file(), Optional.empty()),
        "HTTP/1.0, latency from the real start, whole milliseconds");
  }
}
