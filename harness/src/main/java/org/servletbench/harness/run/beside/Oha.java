package org.servletbench.harness.run.beside;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** oha; at a rate its latency starts at the intended time. */
record Oha() implements Tool {
  @Override
  public String name() {
    return "oha";
  }

  @Override
  public String remedy() {
    return "cargo install --locked oha";
  }

  @Override
  public Set<Pace> paces() {
    return EnumSet.allOf(Pace.class);
  }

  @Override
  public List<String> arguments(Job job) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--no-tui",
                "--output-format",
                "json",
                "-w",
                "-t",
                "5s",
                "-z",
                job.seconds(),
                "-c",
                Integer.toString(job.connections())));
    if (job.isPaced()) {
      arguments.addAll(
          List.of("-q", Long.toString((long) job.rate().getAsDouble()), "--latency-correction"));
    }
    arguments.add(job.url().toString());
    return arguments;
  }

  @Override
  public Figures parse(Job job, Printed printed) {
    Json json = Json.parse(printed.output());
    double answers = json.sum("/statusCodeDistribution");
    return new Figures(
        answers,
        answers / json.number("/summary/total"),
        millis(json.optional("/latencyPercentiles/p50")),
        millis(json.optional("/latencyPercentiles/p99")),
        job.isPaced() ? "latency from the intended start" : "latency from the real start");
  }

  private static OptionalDouble millis(OptionalDouble seconds) {
    return seconds.isPresent()
        ? OptionalDouble.of(seconds.getAsDouble() * 1000)
        : OptionalDouble.empty();
  }
}
