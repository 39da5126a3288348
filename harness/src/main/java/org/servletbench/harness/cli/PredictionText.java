package org.servletbench.harness.cli;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.Say;
import org.servletbench.harness.theory.Prediction;
import org.servletbench.harness.theory.Queue;

/** Writes a prediction for a performance engineer to read. */
final class PredictionText {
  /** The time that a hop over loopback adds to the hold time of a thread, roughly. */
  private static final double HOP_SECONDS = 0.002;

  /** The service time below which such a hop is no longer a small addition. */
  private static final double LEAST_FOR_HOP_SECONDS = 20 * HOP_SECONDS;

  /** The service time above which such a hop changes nothing. */
  private static final double MOST_FOR_HOP_SECONDS = 600;

  private static final int STEPS = 6;

  private PredictionText() {}

  static String of(Queue queue) {
    Prediction prediction = queue.predict();
    StringBuilder text = new StringBuilder();
    text.append(
        Text.of(
            "%s for %s: %s, each %s in service; %s; clients wait %s\n\n",
            Say.perSecond(queue.ratePerSecond()),
            Say.seconds(queue.durationSeconds()),
            Text.count(prediction.requests(), "request"),
            Say.seconds(queue.serviceSeconds()),
            queue.servers().isPresent()
                ? Text.count(queue.servers().getAsInt(), "thread")
                : "no thread held",
            Say.seconds(queue.timeoutSeconds())));
    line(text, "pool needed", Text.count(queue.smallestPool(), "thread") + needed(queue));
    line(text, "utilisation", utilisation(queue));
    line(text, "backlog", backlog(queue));
    line(text, "timeouts", timeouts(prediction));
    line(
        text,
        "waiting at " + Say.seconds(queue.durationSeconds()),
        prediction.waitingAtWindowEnd()
            + ", and "
            + prediction.inServiceAtWindowEnd()
            + " in service");
    line(text, "drained at", Say.seconds(prediction.drainedAtSeconds()));
    line(
        text,
        "in the window",
        Say.perSecond(prediction.throughputRps())
            + " completed, "
            + Say.perSecond(prediction.goodputRps())
            + " ok");
    line(text, "latency", latency(prediction));
    if (queue.servers().isPresent()
        && queue.serviceSeconds() >= LEAST_FOR_HOP_SECONDS
        && queue.serviceSeconds() <= MOST_FOR_HOP_SECONDS
        && Queue.covers(
            queue.ratePerSecond(),
            queue.serviceSeconds() + HOP_SECONDS,
            queue.timeoutSeconds(),
            queue.durationSeconds())) {
      line(text, "with 2 ms more", withHop(queue) + " (about what a hop over loopback adds)");
    }
    text.append('\n');
    curve(text, queue);
    return text.toString();
  }

  private static String needed(Queue queue) {
    return queue.servers().isEmpty() ? ", if each request held one" : "";
  }

  private static String utilisation(Queue queue) {
    if (queue.servers().isEmpty()) {
      return "no limit: every request is served at once";
    }
    String percent = Say.percent(queue.utilisation());
    return switch (queue.stability()) {
      case STABLE -> percent + ", stable";
      case EDGE -> percent + ", on the edge: no queue, but it never recovers from a stall";
      case OVERLOADED -> percent + ", overloaded: not stable";
    };
  }

  private static String backlog(Queue queue) {
    return switch (queue.stability()) {
      case STABLE, EDGE -> "does not grow";
      case OVERLOADED ->
          "grows by "
              + Say.perSecond(queue.backlogSlope())
              + ", the response time by "
              + Say.seconds(queue.latencySlope())
              + " a second";
    };
  }

  private static String timeouts(Prediction prediction) {
    return prediction.timeouts()
        + " of "
        + prediction.requests()
        + " ("
        + Say.percent(prediction.timeoutShare())
        + ")";
  }

  private static String latency(Prediction prediction) {
    return "p50 "
        + Say.seconds(prediction.p50Seconds())
        + ", p90 "
        + Say.seconds(prediction.p90Seconds())
        + ", p99 "
        + Say.seconds(prediction.p99Seconds())
        + ", max "
        + Say.seconds(prediction.maxSeconds());
  }

  private static String withHop(Queue queue) {
    Prediction slower =
        new Queue(
                queue.ratePerSecond(),
                queue.servers(),
                queue.serviceSeconds() + HOP_SECONDS,
                queue.timeoutSeconds(),
                queue.durationSeconds())
            .predict();
    return Text.count(slower.timeouts(), "timeout")
        + ", p50 "
        + Say.seconds(slower.p50Seconds())
        + ", max "
        + Say.seconds(slower.maxSeconds());
  }

  private static void curve(StringBuilder text, Queue queue) {
    List<String> arrivals = new ArrayList<>();
    List<String> responses = new ArrayList<>();
    boolean timedOut = false;
    for (int i = 0; i <= STEPS; i++) {
      double at = PredictionFields.curveSeconds(queue, i, STEPS);
      double response = queue.responseSeconds(at);
      boolean late = response > queue.timeoutSeconds();
      timedOut |= late;
      arrivals.add(Say.seconds(at));
      responses.add(Say.seconds(response) + (late ? "*" : ""));
    }
    int width = 2 + Math.max(widest(arrivals), widest(responses));
    line(text, "arrives at", row(arrivals, width));
    line(text, "response time", row(responses, width));
    if (timedOut) {
      line(text, "", "* a timeout: its client has given up, but the server still does the work");
    }
  }

  private static int widest(List<String> cells) {
    return cells.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String row(List<String> cells, int width) {
    StringBuilder row = new StringBuilder(cells.get(0));
    for (int i = 1; i < cells.size(); i++) {
      row.append(" ".repeat(width * i - row.length())).append(cells.get(i));
    }
    return row.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(Text.of("%-16s  %s\n", label, value));
  }
}
