package org.servletbench.harness.run.beside;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** hey, closed loop with a pause of each worker; latency from the real start, 0.1 ms. */
record Hey() implements Tool {
  private static final Pattern TOTAL = line("Total:\\s+([0-9.]+) secs");
  private static final Pattern ANSWERS = line("\\[[0-9]{3}]\\s+([0-9]+) responses");

  @Override
  public String name() {
    return "hey";
  }

  @Override
  public String remedy() {
    return "go install github.com/rakyll/hey@latest";
  }

  @Override
  public Set<Pace> paces() {
    return EnumSet.allOf(Pace.class);
  }

  /** -q is the rate of each worker. */
  @Override
  public List<String> arguments(Job job) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-z", job.seconds(), "-c", Integer.toString(job.connections()), "-t", "5"));
    if (job.isPaced()) {
      double each = job.rate().getAsDouble() / job.connections();
      arguments.addAll(List.of("-q", String.format(Locale.ROOT, "%.3f", each)));
    }
    arguments.add(job.url().toString());
    return arguments;
  }

  /** Its "Requests/sec" counts failed ones too, and its percentiles end at 99. */
  @Override
  public Figures parse(Job job, Printed printed) {
    String output = printed.output();
    double seconds = first(TOTAL, output).orElseThrow(() -> missing("Total"));
    double answers = 0;
    Matcher matcher = ANSWERS.matcher(output);
    while (matcher.find()) {
      answers += Double.parseDouble(matcher.group(1));
    }
    return new Figures(
        answers,
        answers / seconds,
        percentile(50, output),
        percentile(99, output),
        "latency from the real start");
  }

  private static OptionalDouble percentile(int percent, String output) {
    OptionalDouble seconds = first(line(percent + "%+ in ([0-9.]+) secs"), output);
    return seconds.isPresent()
        ? OptionalDouble.of(seconds.getAsDouble() * 1000)
        : OptionalDouble.empty();
  }

  private static OptionalDouble first(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  private static Pattern line(String content) {
    return Pattern.compile("^\\s*" + content + "\\s*$", Pattern.MULTILINE);
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("its summary has no line " + field);
  }
}
