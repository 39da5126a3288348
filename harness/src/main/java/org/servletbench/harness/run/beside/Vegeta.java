package org.servletbench.harness.run.beside;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** vegeta, open load; writing its results is part of its work, reading them is not. */
record Vegeta() implements Tool {
  private static final String RESULTS = "vegeta.bin";
  private static final String TARGETS = "targets.txt";
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String name() {
    return "vegeta";
  }

  @Override
  public String remedy() {
    return "go install github.com/tsenart/vegeta/v12@latest";
  }

  @Override
  public Set<Pace> paces() {
    return Set.of(Pace.AT_RATE);
  }

  @Override
  public List<String> arguments(Job job) {
    String connections = Integer.toString(job.connections());
    return List.of(
        "attack",
        "-rate=" + (long) job.rate().orElseThrow() + "/1s",
        "-duration=" + job.seconds(),
        "-timeout=5s",
        "-connections=" + connections,
        "-max-connections=" + connections,
        "-targets=" + TARGETS,
        "-output=" + RESULTS);
  }

  @Override
  public Map<String, String> files(Job job) {
    return Map.of(TARGETS, "GET " + job.url() + "\n");
  }

  @Override
  public Optional<List<String>> report() {
    return Optional.of(List.of("report", "-type=json", RESULTS));
  }

  /** Its "throughput" leaves failures out and divides by the wait for the last answer too. */
  @Override
  public Figures parse(Job job, Printed printed) {
    Json json = Json.parse(printed.output());
    double requests = json.number("/requests");
    double seconds = (json.number("/duration") + json.number("/wait")) / 1e9;
    double success = json.number("/success");
    return new Figures(
        requests,
        requests * success / seconds,
        millis(json.optional("/latencies/50th")),
        millis(json.optional("/latencies/99th")),
        "latency from the real start"
            + (success == 1 ? "" : "; failed %.1f %%".formatted(100 * (1 - success))));
  }

  private static OptionalDouble millis(OptionalDouble nanos) {
    return nanos.isPresent()
        ? OptionalDouble.of(nanos.getAsDouble() / NANOS_PER_MILLI)
        : OptionalDouble.empty();
  }
}
