package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Units;
import org.servletbench.harness.theory.Queue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the theory alone, at once, for {@code bench predict}. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Predicts by queueing theory how a pool of threads behaves: the pool needed, the queue,"
            + " timeouts, drain and response times. Nothing is measured.")
public final class PredictCommand implements Callable<Integer> {
  /** The formats of a prediction. */
  enum Format {
    text,
    csv,
    json
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "RATE",
      description = "Arrivals per second, evenly spread, such as 20 or 20/s.")
  private String rate;

  @Option(
      names = "--service-time",
      required = true,
      paramLabel = "TIME",
      description = "How long a request holds its thread, such as 1s, 200ms or 1500us.")
  private String serviceTime;

  @Option(
      names = "--threads",
      defaultValue = "none",
      paramLabel = "N",
      description =
          "Size of the pool, or 'none' if requests hold no thread. Default: ${DEFAULT-VALUE}.")
  private String threads;

  @Option(
      names = "--timeout",
      defaultValue = "60s",
      paramLabel = "TIME",
      description = "How long a client waits. Default: ${DEFAULT-VALUE}.")
  private String timeout;

  @Option(
      names = "--duration",
      defaultValue = "60s",
      paramLabel = "TIME",
      description = "How long requests keep arriving. Default: ${DEFAULT-VALUE}.")
  private String duration;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  /**
   * @throws BenchException for a bad value, with the option, the value and what is allowed
   */
  @Override
  public Integer call() {
    Queue queue = queue();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> PredictionText.of(queue);
          case csv -> PredictionFields.csv(queue.predict());
          case json -> PredictionFields.json(queue.predict());
        });
    out.flush();
    return 0;
  }

  private Queue queue() {
    double ratePerSecond = Choices.parse("--rate", rate, Units::parseRate);
    OptionalInt servers = Choices.parse("--threads", threads, PredictCommand::parseThreads);
    double service = seconds("--service-time", serviceTime);
    double clientTimeout = seconds("--timeout", timeout);
    double window = seconds("--duration", duration);
    try {
      return new Queue(ratePerSecond, servers, service, clientTimeout, window);
    } catch (IllegalArgumentException e) {
      throw BenchException.usage(
          e.getMessage()
              .replace("ratePerSecond", "--rate")
              .replace("servers", "--threads")
              .replace("serviceSeconds", "--service-time")
              .replace("timeoutSeconds", "--timeout")
              .replace("durationSeconds", "--duration"));
    }
  }

  private static double seconds(String option, String text) {
    return Choices.parse(option, text, Units::parseDuration).toNanos() / 1e9;
  }

  private static OptionalInt parseThreads(String text) {
    if (text.equals("none")) {
      return OptionalInt.empty();
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a number of threads: write a whole number from 1 to 999999999, or none");
    }
    return OptionalInt.of(Integer.parseInt(text));
  }
}
