package org.servletbench.harness.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;
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
            rate(queue.ratePerSecond()),
            time(queue.durationSeconds()),
            Text.count(prediction.requests(), "request"),
            time(queue.serviceSeconds()),
            queue.servers().isPresent()
                ? Text.count(queue.servers().getAsInt(), "thread")
                : "no thread held",
            time(queue.timeoutSeconds())));
    line(text, "pool needed", Text.count(queue.smallestPool(), "thread") + needed(queue));
    line(text, "utilisation", utilisation(queue));
    line(text, "backlog", backlog(queue));
    line(text, "timeouts", timeouts(prediction));
    line(
        text,
        "waiting at " + time(queue.durationSeconds()),
        prediction.waitingAtWindowEnd()
            + ", and "
            + prediction.inServiceAtWindowEnd()
            + " in service");
    line(text, "drained at", time(prediction.drainedAtSeconds()));
    line(
        text,
        "in the window",
        rate(prediction.throughputRps()) + " completed, " + rate(prediction.goodputRps()) + " ok");
    line(text, "latency", latency(prediction));
    if (queue.servers().isPresent()
        && queue.serviceSeconds() >= LEAST_FOR_HOP_SECONDS
        && queue.serviceSeconds() <= MOST_FOR_HOP_SECONDS) {
      line(text, "with 2ms more", withHop(queue) + " (about what a hop over loopback adds)");
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
    String percent = percent(queue.utilisation());
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
              + rate(queue.backlogSlope())
              + ", the response time by "
              + time(queue.latencySlope())
              + " a second";
    };
  }

  private static String timeouts(Prediction prediction) {
    return prediction.timeouts()
        + " of "
        + prediction.requests()
        + " ("
        + percent(prediction.timeoutShare())
        + ")";
  }

  private static String latency(Prediction prediction) {
    return "p50 "
        + time(prediction.p50Seconds())
        + ", p90 "
        + time(prediction.p90Seconds())
        + ", p99 "
        + time(prediction.p99Seconds())
        + ", max "
        + time(prediction.maxSeconds());
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
        + time(slower.p50Seconds())
        + ", max "
        + time(slower.maxSeconds());
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
      arrivals.add(time(at));
      responses.add(time(response) + (late ? "*" : ""));
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

  private static String rate(double perSecond) {
    return rounded(perSecond, 4) + "/s";
  }

  private static String percent(double share) {
    return rounded(100 * share, 3) + " %";
  }

  /** Rounds to that many digits; whole numbers are kept in full. */
  private static String rounded(double value, int digits) {
    BigDecimal exact = BigDecimal.valueOf(value);
    int whole = Math.max(0, exact.precision() - exact.scale());
    BigDecimal rounded = exact.round(new MathContext(Math.max(digits, whole)));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Formats a time to the millisecond from 1 s on, to the microsecond from 1 ms on. */
  private static String time(double seconds) {
    double step = seconds >= 1 ? 1e6 : seconds >= 1e-3 ? 1e3 : 1;
    return Units.formatDuration(Duration.ofNanos(Math.round(seconds * 1e9 / step) * (long) step));
  }
}
